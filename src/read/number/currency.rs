//! Signs and codes of currencies, which are the same in every language.

/// Signs and abbreviations of currencies before a number, longer ones first. They are the same everywhere.
pub(super) const CURRENCY_SIGNS: &[(&str, &str)] = &[
    ("us $", "USD"),
    ("u . s . $", "USD"),
    ("usd $", "USD"),
    ("c $", "CAD"),
    ("ca $", "CAD"),
    ("cad $", "CAD"),
    ("au $", "AUD"),
    ("aud $", "AUD"),
    ("a $", "AUD"),
    ("hk $", "HKD"),
    ("nz $", "NZD"),
    ("nzd $", "NZD"),
    ("nt $", "TWD"),
    ("mex $", "MXN"),
    ("mx $", "MXN"),
    ("mxn $", "MXN"),
    ("r $", "BRL"),
    ("s $", "SGD"),
    ("z $", "ZWG"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₽", "RUB"),
    ("₸", "KZT"),
    ("₴", "UAH"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("₾", "GEL"),
    ("₼", "AZN"),
    ("֏", "AMD"),
    ("₩", "KRW"),
    ("₦", "NGN"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("₱", "PHP"),
    ("₪", "ILS"),
    ("₡", "CRC"),
    ("₭", "LAK"),
    ("₮", "MNT"),
    ("₿", "BTC"),
];

/// Signs that stand behind a number too: `12 €`.
pub(super) const SUFFIX_SIGNS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₽", "RUB"),
    ("₸", "KZT"),
    ("₴", "UAH"),
    ("₺", "TRY"),
    ("₾", "GEL"),
    ("₼", "AZN"),
    ("֏", "AMD"),
    ("₩", "KRW"),
    ("₫", "VND"),
    ("₪", "ILS"),
    ("₡", "CRC"),
    ("₭", "LAK"),
    ("元", "CNY"),
];

/// Names of currencies that several countries have, with the codes that they may stand for.
pub(super) const AMBIGUOUS: &[(&str, &str)] = &[
    ("kroner", "NOK DKK"),
    ("kronor", "SEK"),
    ("crowns", "CZK SEK NOK DKK ISK"),
    ("krona", "SEK ISK"),
    ("krone", "NOK DKK"),
    ("pesos", "MXN ARS CLP COP CUP DOP PHP UYU"),
    ("francs", "CHF XAF XOF XPF BIF CDF DJF GNF KMF RWF"),
    ("won", "KRW KPW"),
    ("dinars", "RSD IQD KWD JOD LYD DZD TND BHD"),
    ("dirhams", "AED MAD"),
    ("riyals", "SAR QAR YER IRR OMR"),
    ("shillings", "KES TZS UGX SOS"),
    ("rupees", "INR PKR LKR NPR MUR SCR"),
    ("lira", "TRY"),
];

/// The active codes of ISO 4217, in order.
const ISO_4217: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP \
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD \
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP \
    LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN \
    PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS \
    TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// Codes that are English words too, as in "the TOP 5": in running text they are not taken for money.
const WORDS_TOO: &str = "ALL BAM BOB COP CUP MAD MOP PEN RON SOS TOP TRY";

/// Whether `code` is an ISO 4217 currency code in capitals.
#[must_use]
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && ISO_4217.split(' ').any(|known| known == code)
}

/// The currency code that `word` is in running text.
pub(super) fn currency_in_text(word: &str) -> Option<&'static str> {
    if word.len() != 3 || !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    match word {
        "RMB" => return Some("CNY"),
        "BTC" => return Some("BTC"),
        _ => {}
    }
    let code = ISO_4217.split(' ').find(|code| *code == word)?;
    WORDS_TOO.split(' ').all(|word| word != code).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_and_words_are_not_money() {
        assert!(is_currency("TJS") && is_currency("TOP") && !is_currency("usd") && !is_currency("ABC"));
        assert_eq!(currency_in_text("USD"), Some("USD"));
        assert_eq!(currency_in_text("TOP"), None);
    }
}
