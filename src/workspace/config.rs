//! `factum.yaml`: what a dossier says of itself.

use super::base_url::base_url;
use crate::check::LevelSetting;
use crate::diagnostic::Level;
use crate::index::{collision_key, is_device};
use crate::model::{
    AssetPolicy, BaseKind, Fault, FaultKind, Imprint, Kind, MapSettings, Policy, Required, ReviewPolicy,
    SiteInfo,
};
use crate::site::{citation_styles, is_citation_style};
use crate::syntax::find_conflicts;
use crate::syntax::yaml::{self, Fields};
use crate::text::{Span, Spanned, similar};

/// A dossier's configuration.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Title, description, address, language, kinds.
    pub site: SiteInfo,
    /// Limits of quotes, citation style.
    pub policy: Policy,
    /// The theme's folder below `themes/`.
    pub theme: String,
    /// Where it is named.
    pub theme_span: Span,
    /// Levels of rules by code or name.
    pub levels: Vec<LevelSetting>,
    /// Whether it could be read.
    pub is_read: bool,
}

impl Config {
    /// Reads the configuration in `text`, which stands at `span`. Faults are noted; what could not be
    /// read has its default.
    #[must_use]
    pub fn read(text: &str, span: Span, faults: &mut Vec<Fault>) -> Self {
        let mut config = Self { theme: "default".to_owned(), is_read: true, ..Self::default() };
        "en".clone_into(&mut config.site.language);
        let known = faults.len();
        if find_conflicts(text, span.file, faults) {
            return Self { is_read: false, ..config };
        }
        let Some(root) = yaml::parse(text, span, faults) else {
            // What could not be read has a fault already; an empty file has none.
            if faults.len() > known {
                return Self { is_read: false, ..config };
            }
            faults.push(Fault { kind: FaultKind::MissingKey { key: "title" }, span: span.at_start() });
            return config;
        };
        let mut fields = Fields::new(root, faults);
        config.site = read_site(&mut fields);
        let known = fields.faults().len();
        config.site.kinds = read_kinds(&mut fields);
        config.site.meetings = fields.names("meetings").into_iter().map(|name| name.value).collect();
        // Of every note of a kind that could not be read something would be said.
        config.is_read = fields.faults().len() == known;
        if let Some(theme) = fields.text("theme") {
            config.theme_span = theme.span;
            config.theme = read_theme(theme, &mut fields);
        }
        config.policy = read_policy(&mut fields);
        config.levels = read_levels(&mut fields);
        fields.finish();
        config
    }
}

fn read_site(fields: &mut Fields<'_>) -> SiteInfo {
    let text = |field: Option<Spanned<String>>| field.map(|text| text.value);
    let title = read_name("title", fields).unwrap_or_default();
    let description = text(fields.text("description")).unwrap_or_default();
    let base_url = fields.text("base_url").map_or_else(String::new, |url| read_base_url(url, fields));
    let language = text(fields.language("language")).unwrap_or_else(|| "en".to_owned());
    SiteInfo {
        title,
        description,
        base_url,
        language,
        kinds: Vec::new(),
        meetings: Vec::new(),
        imprint: read_imprint(fields),
        map: read_map(fields),
        share_pictures: fields.flag("share_pictures").map(|flag| flag.value),
    }
}

/// Who answers for the dossier. What is not given is not known.
fn read_imprint(fields: &mut Fields<'_>) -> Option<Imprint> {
    let node = fields.take("imprint")?;
    let mut inner = Fields::new(node, fields.faults());
    let (editor, editor_is_organisation) = inner.name_or_organisation("editor");
    let licence = inner.text("licence").map(|text| text.value);
    let licence_url = read_address("licence_url", &mut inner, &["https://", "http://"]);
    let version = inner.text("version").map(|text| text.value);
    let contact = read_address("contact", &mut inner, &["https://", "http://", "mailto:"]);
    inner.finish();
    let editor = editor.map(|name| name.value);
    Some(Imprint { editor, editor_is_organisation, licence, licence_url, version, contact })
}

/// What maps are drawn on. An outline without a credit is nobody's, and is not drawn.
fn read_map(fields: &mut Fields<'_>) -> Option<MapSettings> {
    let node = fields.take("map")?;
    let mut inner = Fields::new(node, fields.faults());
    let outline = inner.required_text("outline");
    let credit = inner.required_text("credit");
    let credit_url = read_address("credit_url", &mut inner, &["https://", "http://"]);
    inner.finish();
    Some(MapSettings { outline: outline?, credit: credit?.value, credit_url })
}

fn read_address(key: &'static str, fields: &mut Fields<'_>, schemes: &[&str]) -> Option<String> {
    let url = fields.text(key)?;
    let is_plain = !url.contains(char::is_whitespace) && !url.contains(['"', '<', '>', '\\']);
    if is_plain && schemes.iter().any(|scheme| url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
    {
        return Some(url.value);
    }
    let expected = format!("an address that begins with {}", schemes.join(" or "));
    fields.fault(FaultKind::WrongValue { expected, found: format!("`{}`", url.value) }, url.span);
    None
}

fn read_base_url(url: Spanned<String>, fields: &mut Fields<'_>) -> String {
    base_url(&url).unwrap_or_else(|expected| {
        let found = format!("`{}`", url.value);
        fields.fault(FaultKind::WrongValue { expected: expected.to_owned(), found }, url.span);
        String::new()
    })
}

fn read_kinds(fields: &mut Fields<'_>) -> Vec<Kind> {
    let entries = fields.entries_of("kinds", "a mapping of folders to kinds");
    let mut kinds = Vec::with_capacity(entries.len());
    for (folder, node) in entries {
        let mut inner = Fields::new(node, fields.faults());
        let span = inner.span();
        let known = inner.faults().len();
        let base = inner.word("base", &BaseKind::ALL.map(|base| (base.name(), base)));
        if base.is_none() && inner.faults().len() == known {
            inner.fault(FaultKind::MissingKey { key: "base" }, span);
        }
        let label = read_name("label", &mut inner);
        let plural = read_name("plural", &mut inner);
        let description = inner.text("description").map_or_else(String::new, |text| text.value);
        let is_event = base.as_ref().is_none_or(|base| base.value == BaseKind::Event);
        let is_meeting = read_meetings(&mut inner, is_event);
        inner.finish();
        let others = kinds.iter().map(|kind: &Kind| kind.folder.as_str());
        if let Some(reason) = objection(&folder, others) {
            fields.fault(FaultKind::BadName { name: folder.value, reason }, folder.span);
        } else if let (Some(base), Some(label), Some(plural)) = (base, label, plural) {
            let kind =
                Kind { folder: folder.value, base: base.value, label, plural, description, is_meeting };
            kinds.push(kind);
        }
    }
    kinds
}

/// Whether the events of a kind are meetings. Nothing else can be one.
fn read_meetings(kind: &mut Fields<'_>, is_event: bool) -> bool {
    let Some(flag) = kind.flag("meetings") else { return false };
    if flag.value && !is_event {
        let expected = "a kind whose base is `event`".to_owned();
        let found = "`meetings: true` on another base".to_owned();
        kind.fault(FaultKind::WrongValue { expected, found }, flag.span);
    }
    flag.value && is_event
}

/// The reason why a name cannot be that of a kind's folder.
fn objection<'k>(name: &str, others: impl IntoIterator<Item = &'k str>) -> Option<&'static str> {
    let key = collision_key(name);
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
        return Some("a kind's folder is one plain name");
    }
    if is_device(name) {
        return Some("Windows keeps it for a device");
    }
    if matches!(key.as_str(), "assets" | "search" | "data" | "proofs" | "tags") {
        return Some("what the site itself needs is published in a folder of that name");
    }
    others
        .into_iter()
        .any(|other| collision_key(other) == key)
        .then_some("another kind has the same folder where capitals and small letters are not told apart")
}

/// A text that names something, and so is not blank.
fn read_name(key: &'static str, fields: &mut Fields<'_>) -> Option<String> {
    let text = fields.required_text(key)?;
    fields.without_blank(vec![text]).pop().map(|text| text.value)
}

/// The name of a theme; the default one's where it cannot be one, since it becomes a path.
fn read_theme(name: Spanned<String>, fields: &mut Fields<'_>) -> String {
    if is_theme_name(&name) {
        return name.value;
    }
    let expected = "the name of a folder below `themes/`".to_owned();
    fields.fault(FaultKind::WrongValue { expected, found: format!("`{}`", name.value) }, name.span);
    "default".to_owned()
}

/// Whether a name can be that of a theme's folder.
pub(super) fn is_theme_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', ':', '\0']) && !name.starts_with('.') && !is_device(name)
}

fn read_policy(fields: &mut Fields<'_>) -> Policy {
    let mut policy = Policy::default();
    if let Some(node) = fields.take("quotes") {
        let mut inner = Fields::new(node, fields.faults());
        policy.quote_max_words =
            read_number(&mut inner, "max_words", 1..=1000).unwrap_or(policy.quote_max_words);
        inner.finish();
    }
    if let Some(node) = fields.take("copyright") {
        let mut inner = Fields::new(node, fields.faults());
        policy.copyright_max_share =
            read_number(&mut inner, "max_share", 0.0..=1.0).unwrap_or(policy.copyright_max_share);
        policy.copyright_brief =
            read_number(&mut inner, "brief", 0..=10_000).unwrap_or(policy.copyright_brief);
        inner.finish();
    }
    if let Some(style) = fields.text("citation_style") {
        policy.citation_style = read_citation_style(style, fields);
    }
    let words = [("referenced", AssetPolicy::Referenced), ("all", AssetPolicy::All)];
    policy.assets = fields.word("assets", &words).map_or(policy.assets, |word| word.value);
    if let Some(node) = fields.take("review") {
        policy.review = read_review(Fields::new(node, fields.faults()));
    }
    policy
}

/// What a second person must have read, and who may be one.
fn read_review(mut fields: Fields<'_>) -> ReviewPolicy {
    let words = [("none", Required::None), ("suspected", Required::Suspected), ("all", Required::All)];
    let required = fields.word("required", &words).map_or(Required::None, |word| word.value);
    let reviewers = fields.names("reviewers").into_iter().map(|name| name.value).collect();
    let by_another = fields.flag("by_another").filter(|flag| flag.value).map(|flag| flag.span);
    fields.finish();
    ReviewPolicy { required, reviewers, by_another }
}

/// The name of a citation style that is there; else the default one's.
fn read_citation_style(style: Spanned<String>, fields: &mut Fields<'_>) -> String {
    if is_citation_style(&style) {
        return style.value;
    }
    let near = similar(&style.value, citation_styles());
    let near = near.first().map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    let expected = format!("`factum`, or a CSL style by its name, such as `apa` or `chicago-notes`{near}");
    fields.fault(FaultKind::WrongValue { expected, found: format!("`{}`", style.value) }, style.span);
    Policy::default().citation_style
}

fn read_number<T>(fields: &mut Fields<'_>, key: &'static str, range: std::ops::RangeInclusive<T>) -> Option<T>
where
    T: std::str::FromStr + PartialOrd + std::fmt::Display,
{
    let text = fields.text(key)?;
    if let Ok(value) = text.value.parse::<T>()
        && range.contains(&value)
    {
        return Some(value);
    }
    let expected = format!("a number from {} to {}", range.start(), range.end());
    fields.fault(FaultKind::WrongValue { expected, found: format!("`{}`", text.value) }, text.span);
    None
}

fn read_levels(fields: &mut Fields<'_>) -> Vec<LevelSetting> {
    let mut levels = Vec::new();
    for (rule, word) in fields.pairs("rules") {
        if let Some(level) = Level::named(&word.value) {
            levels.push(LevelSetting { rule, level });
        } else {
            let names = Level::ALL.map(|level| level.name());
            let near = similar(&word.value, names).into_iter().map(str::to_owned).collect();
            let allowed = names.map(str::to_owned).into();
            fields.fault(FaultKind::UnknownWord { word: word.value, allowed, near }, word.span);
        }
    }
    levels
}
