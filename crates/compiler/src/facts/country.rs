//! Names and continents of countries.

use model::meeting::Continent;

const COUNTRIES: &str = include_str!("countries.txt");

/// Finds the name and the continent of a country by its code (ISO 3166-1 alpha-2).
pub(super) fn find(code: &str) -> Option<(&'static str, Continent)> {
    let row = COUNTRIES.lines().filter(|line| !line.starts_with('#')).find_map(|line| line.strip_prefix(code))?;
    let (continent, name) = row.trim_start().split_once(": ")?;
    let continent = Continent::ALL.into_iter().find(|known| known.name() == continent)?;
    Some((name, continent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_code_a_continent_and_a_name() {
        let rows: Vec<&str> = COUNTRIES.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(rows.len() > 200);
        assert!(rows.is_sorted());
        for row in rows {
            let (code, _) = row.split_once(' ').unwrap();
            assert_eq!(code.len(), 2, "{row}");
            assert!(find(code).is_some(), "{row}");
        }
    }

    #[test]
    fn country_is_found_by_its_code() {
        assert_eq!(find("MY"), Some(("Malaysia", Continent::Asia)));
        assert_eq!(find("US"), Some(("United States", Continent::NorthAmerica)));
        assert_eq!(find("CI"), Some(("Côte d’Ivoire", Continent::Africa)));
        for unknown in ["", "XX", "#", "M", "my"] {
            assert_eq!(find(unknown), None, "{unknown}");
        }
    }
}
