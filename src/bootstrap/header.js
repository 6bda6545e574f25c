// Hides the header while the visitor scrolls down, and shows it when they scroll up. Where this does not run, it stays.
let last = scrollY;
addEventListener("scroll", () => {
  const header = document.querySelector(".site-header");
  header?.toggleAttribute("data-away", scrollY > last && scrollY > header.offsetHeight);
  last = scrollY;
});
