//! Round steps for an axis, and how its values read.

use super::canvas::count;

/// The values at which an axis is marked, from the lowest to the highest, both of which it holds.
pub(super) fn ticks(low: f64, high: f64) -> Vec<f64> {
    let span = (high - low).max(f64::MIN_POSITIVE);
    let power = 10_f64.powf(span.log10().floor());
    let fits = |step: &f64| (high / step).ceil() - (low / step).floor() <= 6.0;
    let step = [0.1, 0.2, 0.5, 1.0, 2.0].into_iter().map(|f| f * power).find(fits).unwrap_or(power * 5.0);
    let first = (low / step).floor();
    let steps = ((high / step).ceil() - first).clamp(1.0, 12.0);
    (0..=12).map(count).take_while(|i| *i <= steps).map(|i| (first + i) * step).collect()
}

/// A value of an axis: `1.5 bn`, `20,000`, `0.4`.
pub(super) fn axis_text(value: f64) -> String {
    let scales = [(1e12, " tn"), (1e9, " bn"), (1e6, " m"), (1e3, ",000")];
    let size = value.abs();
    let sign = if value < 0.0 { "−" } else { "" };
    match scales.into_iter().find(|(scale, _)| size >= *scale) {
        Some((scale, name)) if name != ",000" || (size / scale).fract() == 0.0 => {
            format!("{sign}{}{name}", short(size / scale))
        }
        _ => format!("{sign}{}", short(size)),
    }
}

/// At most three significant digits after the point, none that say nothing.
fn short(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "0" && value > 0.0 { format!("{value:.0e}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_few_round_steps() {
        assert_eq!(ticks(0.0, 973.6), [0.0, 200.0, 400.0, 600.0, 800.0, 1000.0]);
        assert_eq!(ticks(-6.3, 12.0), [-10.0, -5.0, 0.0, 5.0, 10.0, 15.0]);
        for high in [1e-9, 0.04, 1.0, 3.0, 999.0, 1e15] {
            let ticks = ticks(0.0, high);
            assert!(
                (2..=7).contains(&ticks.len()) && ticks[ticks.len() - 1] >= high * 0.999,
                "{high} {ticks:?}"
            );
        }
    }

    #[test]
    fn values_read_short() {
        let cases =
            [(0.0, "0"), (1.5e9, "1.5 bn"), (2e4, "20,000"), (1500.0, "1500"), (-5.0, "−5"), (0.4, "0.4")];
        for (value, text) in cases {
            assert_eq!(axis_text(value), text);
        }
    }
}
