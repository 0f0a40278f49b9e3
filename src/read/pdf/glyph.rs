//! What stands on a page: glyphs with their place, lines that were drawn, pictures.
//!
//! In: the drawing instructions of one page, as the interpreter calls them out. Out: a [`Sheet`]. Glyphs that the file marks
//! as the page's own (`Artifact`) keep that mark. The work per page is bounded: a page that asks for more is given up.

use hayro_cmap::BfString;
use hayro_interpret::font::{Glyph as Shape, GlyphRun};
use hayro_interpret::hayro_syntax::object::{Dict, String as Bytes};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// The most calls and glyphs of one page.
const WORK: u32 = 2_000_000;
/// What is drawn thinner than this is a line, in points.
const THIN: f64 = 2.6;
/// A line shorter than this parts nothing, in points.
const SHORT: f64 = 6.0;

/// One character, or the few that one sign stands for. All lengths are in points, from the top left of the page.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// Its characters; empty where another sign speaks for it.
    pub text: String,
    /// Left edge.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// Baseline, downwards.
    pub y: f64,
    /// Size of the font.
    pub size: f64,
    /// Whether its font is bold.
    pub bold: bool,
    /// Whether the file marks it as no part of the text.
    pub artifact: bool,
}

/// A straight line that was drawn, level or upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its box.
    pub rect: Rect,
}

impl Rule {
    /// Whether it lies level.
    pub fn level(&self) -> bool {
        self.rect.width() >= self.rect.height()
    }
}

/// What stands on one page.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// Upright glyphs in the order of the file.
    pub glyphs: Vec<Glyph>,
    /// Turned glyphs, turned back: they are read after the rest.
    pub turned: Vec<Glyph>,
    /// Boxes of small filled rounds, which browsers draw for the bullets of a list.
    pub dots: Vec<Rect>,
    /// Lines that were drawn.
    pub rules: Vec<Rule>,
    /// The share of the page that pictures cover.
    pub pictured: f64,
}

/// Takes down what an interpreter draws.
pub struct Scribe {
    pub sheet: Sheet,
    marks: Vec<Mark>,
    work: u32,
}

#[derive(Debug, Default)]
struct Mark {
    artifact: bool,
    /// Text that the file gives in place of the glyphs, until the first of them has taken it.
    actual: Option<String>,
    /// Whether glyphs are spoken for.
    replaced: bool,
}

impl Scribe {
    pub fn new(width: f64, height: f64) -> Scribe {
        Scribe { sheet: Sheet { width, height, ..Sheet::default() }, marks: Vec::new(), work: 0 }
    }

    /// Counts work, and gives the page up when it is too much; the caller catches that.
    fn count(&mut self, more: usize) {
        self.work = self.work.saturating_add(more as u32);
        if self.work > WORK {
            std::panic::resume_unwind(Box::new("more is drawn on it than on any page of text"));
        }
    }

    fn line(&mut self, rect: Rect) {
        if rect.width() <= THIN && rect.height() >= SHORT || rect.height() <= THIN && rect.width() >= SHORT {
            self.sheet.rules.push(Rule { rect });
        }
    }
}

impl<'a> Device<'a> for Scribe {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count(run.glyphs().len() + 1);
        // The outline of what was filled before: the same words, made bold.
        if matches!(mode, DrawMode::Stroke(_)) && self.overstrike(run, props.transform) {
            return;
        }
        let artifact = self.marks.iter().any(|m| m.artifact);
        let bold = run.glyphs().first().is_some_and(|g| is_bold(g));
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let [a, b, c, d, _, _] = transform.as_coeffs();
            // A glyph is drawn in thousandths of the font's size.
            let (across, size) = (a.hypot(b), c.hypot(d) * 1000.0);
            let advance = match &**glyph {
                Shape::Outline(outline) => outline.advance_width(),
                Shape::Type3(drawn) => drawn.advance_width(),
            };
            let width = advance.map_or(size * 0.5, |w| f64::from(w) * across);
            let mut text = text_of(glyph);
            if let Some(mark) = self.marks.iter_mut().rev().find(|m| m.replaced) {
                text = mark.actual.take().unwrap_or_default();
            }
            let place =
                |at: Point| Glyph { text: text.clone(), x0: at.x, x1: at.x + width, y: at.y, size, bold, artifact };
            let at = transform * Point::ZERO;
            if !(at.x.is_finite() && at.y.is_finite() && width.is_finite() && size > 0.5 && size < 2000.0) {
                continue;
            }
            if b.abs() <= a.abs() * 0.2 && a > 0.0 {
                // What stands off the page is seen by nobody.
                let seen = at.x > -2.0
                    && at.x < self.sheet.width + 2.0
                    && at.y > -2.0
                    && at.y - size * 0.5 < self.sheet.height + 2.0;
                if seen {
                    self.sheet.glyphs.push(place(at));
                }
            } else {
                let back = Affine::rotate(-b.atan2(a));
                self.sheet.turned.push(place(back * at));
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.count(path.elements().len() + 1);
        if matches!(mode, DrawMode::Fill(_)) {
            if path.elements().iter().any(|e| matches!(e, PathEl::CurveTo(..))) {
                let round = (props.transform * path).bounding_box();
                if (1.5..9.0).contains(&round.width()) && (round.width() - round.height()).abs() < 0.5 {
                    self.sheet.dots.push(round);
                }
                return;
            }
            // Each box of a path of several is a line of its own.
            let mut part = BezPath::new();
            for element in path.elements() {
                if matches!(element, PathEl::MoveTo(_)) && !part.is_empty() {
                    self.line((props.transform * &part).bounding_box());
                    part = BezPath::new();
                }
                part.push(*element);
            }
            if !part.is_empty() {
                self.line((props.transform * part).bounding_box());
            }
            return;
        }
        let (mut first, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            let to = match *element {
                PathEl::MoveTo(p) => {
                    first = p;
                    last = p;
                    continue;
                }
                PathEl::LineTo(p) => p,
                PathEl::ClosePath => first,
                PathEl::QuadTo(_, p) | PathEl::CurveTo(_, _, p) => {
                    last = p;
                    continue;
                }
            };
            self.line(Rect::from_points(props.transform * last, props.transform * to));
            last = to;
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.count(1);
        let [a, b, c, d, _, _] = props.transform.as_coeffs();
        // The interpreter scales by the picture's pixels where it knows them; the unit square is the picture otherwise.
        let area = (a * d - b * c).abs();
        let page = (self.sheet.width * self.sheet.height).max(1.0);
        if area.is_finite() {
            self.sheet.pictured += (area / page).min(1.0);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.count(1);
        let actual = properties.and_then(|p| p.get::<Bytes<'_>>(b"ActualText")).map(|s| unpack(&s));
        let artifact = tag == b"Artifact";
        self.marks.push(Mark { artifact, replaced: actual.is_some(), actual });
    }

    fn end_marked_content(&mut self) {
        // Text given for glyphs that never came belongs after the last one.
        let left = self.marks.pop().and_then(|m| m.actual).filter(|t| !t.trim().is_empty());
        if let (Some(text), Some(last)) = (left, self.sheet.glyphs.last_mut()) {
            last.text.push_str(&text);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count(1);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

impl Sheet {
    /// Writes a bullet before the words to the left of which a small round was drawn.
    pub fn bullet(&mut self) {
        for dot in std::mem::take(&mut self.dots) {
            let level = |g: &Glyph| (g.y - g.size * 0.3 - dot.center().y).abs() < g.size * 0.25;
            let beside = |g: &&Glyph| level(g) && g.size > dot.width() && !g.text.trim().is_empty();
            if self.glyphs.iter().filter(beside).any(|g| g.x0 < dot.x0 && dot.x0 - g.x1 < g.size * 3.0) {
                continue;
            }
            let near = |g: &Glyph| (0.0..g.size * 3.0).contains(&(g.x0 - dot.x1));
            let Some(at) = self.glyphs.iter().position(|g| beside(&g) && near(g)) else { continue };
            let word = &self.glyphs[at];
            let sign = Glyph { text: "•".into(), x0: dot.x0, x1: dot.x1, ..word.clone() };
            self.glyphs.insert(at, Glyph { bold: false, ..sign });
        }
    }
}

impl Scribe {
    /// Whether a run strokes the glyphs that were filled last; they are bold then.
    fn overstrike(&mut self, run: &GlyphRun<'_, '_>, transform: Affine) -> bool {
        let count = run.glyphs().len();
        let Some(first) = run.glyphs().first() else { return true };
        let at = transform * first.transform() * Point::ZERO;
        let from = self.sheet.glyphs.len().saturating_sub(count);
        let same = self.sheet.glyphs[from..].first().is_some_and(|g| (g.x0 - at.x).hypot(g.y - at.y) < 0.1);
        if same {
            self.sheet.glyphs[from..].iter_mut().for_each(|g| g.bold = true);
        }
        same
    }
}

/// The characters that a glyph stands for.
fn text_of(glyph: &Shape<'_>) -> String {
    let text = match glyph.as_unicode() {
        Some(BfString::Char(c)) => c.to_string(),
        Some(BfString::String(s)) => s,
        // Where the font does not say, the code is most often that of ASCII.
        None => {
            char::from_u32(glyph.char_code()).filter(|c| (' '..='~').contains(c)).map(String::from).unwrap_or_default()
        }
    };
    // A sign that stands for nothing must not look like a word.
    text.chars().filter(|c| !c.is_control() || *c == '\t').collect()
}

fn is_bold(glyph: &Shape<'_>) -> bool {
    let Shape::Outline(outline) = glyph else { return false };
    let Some(font) = outline.font_data() else { return false };
    let named = font.postscript_name.is_some_and(|n| {
        let n = n.to_ascii_lowercase();
        ["bold", "black", "heavy", "demi", "-bd"].iter().any(|w| n.contains(w))
    });
    named || font.weight.is_some_and(|w| w >= 600)
}

/// A text string of the file: UTF-16 or UTF-8 where it says so, else a Latin alphabet.
fn unpack(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(b"\xfe\xff") {
        let units: Vec<u16> = wide.chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(utf8) => String::from_utf8_lossy(utf8).into_owned(),
        None => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}
