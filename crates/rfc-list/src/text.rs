//! Numbers and dates for readers.

/// Returns a number with the name of what is counted, in the plural unless it is one.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    [&grouped(count), " ", noun, ending].concat()
}

/// Returns a number as readers expect it: `9,819`.
#[must_use]
pub fn grouped(number: usize) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{},{:03}", grouped(number / 1000), number % 1000)
}

/// Returns a date for readers: `June 2022`.
#[must_use]
pub fn date(published: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = published.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    [day, month.copied(), Some(year)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_exact_as_they_are_known() {
        assert_eq!(["2022-06", "1990-04-01", "2026"].map(date), ["June 2022", "1 April 1990", "2026"]);
    }

    #[test]
    fn thousands_are_separated() {
        assert_eq!([0, 999, 1000, 10_029, 1_234_567].map(grouped), ["0", "999", "1,000", "10,029", "1,234,567"]);
        assert_eq!([counted(1, "RFC"), counted(2, "RFC")], ["1 RFC", "2 RFCs"]);
    }
}
