//! What a template sees of one page, field by field. Theme authors read this file.
//!
//! Plain data: no note, no index, no path of a source file. Every link is ready to be written into
//! an `href`. Text is text, never markup; templates escape it.

mod body;
mod changes;
mod data;
mod data_set;
mod fact;
mod files;
mod footnotes;
mod home;
mod imprint;
mod list;
mod map;
mod mark;
mod meetings;
mod methodology;
mod note;
mod page;
mod picture;
mod search;
mod shared;
mod source;
mod table;
mod timeline;
mod told;
mod voice;

pub use body::{
    AlertView, BlockView, BodyView, CellAlign, CodeView, FigureView, InlineView, ItemView, RightsView, Side,
    SideQuote, StatementAddress, StatementState, StatementView, TableView,
};
pub use changes::{ChangeGroupView, ChangeView, ChangesView};
pub use data::{ObservationData, StatisticData};
pub use data_set::{DataFileView, DataSetView, DataTableView};
pub use fact::{FactValue, FactView};
pub use files::{AtomEntry, CardView, FeedView, MachineFile, RobotsView, SitemapView};
pub use footnotes::{BackLink, InputView, NotesView, PassageNote, ReferencePart, RemarkView, SourceNotes};
pub use home::{HomeView, KeyFigure, KindCount, LeadCard};
pub use imprint::{CorrectionView, CorrectionsView, ImprintView};
pub use list::{
    FacetOption, FacetView, FilterView, IndexEntry, IndexGroup, IndexView, JumpLink, ListEntry, ListSort,
    PagerLink, PagerView, TagCount, TagsView, TakenView,
};
pub use map::{MapPlace, MapView};
pub(in crate::site) use mark::PassagePlace;
pub use mark::{MarkView, OutcomeView, QuotePart};
pub use meetings::{MeetingCell, MeetingEvent, MeetingPair, MeetingRow, MeetingsView};
pub use methodology::{KindCoverage, MethodView, OpenQuestionView, SourceShare, Tally};
pub use note::{
    ActorView, ContentsEntry, CoverageView, EventView, MentionGroup, MentionView, Neighbour, NoteView,
    ObservationView, PreviewView, StatisticView,
};
pub use page::{Content, Frame, Head, NavItem, NotFoundView, PageView};
pub use picture::{
    HitArea, PictureBasis, PictureKey, PictureSource, PictureText, PictureView, Shape, SheetKey, SheetView,
    SingleFigure, StripMark, StripView,
};
pub use search::{SearchKind, SearchView};
pub use shared::{AllowView, LinkView, SnippetPart, SnippetView};
pub use source::{SourceView, SourceVoiceView, UseGroup, UseView, UsedPassage};
pub use table::{Envelope, FactTable, TableCell, TableColumn};
pub use timeline::{TimelineEntry, TimelineView, TimelineYear};
pub use told::ToldView;
pub use voice::{SpeakerView, VoiceView};
