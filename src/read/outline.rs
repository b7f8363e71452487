//! Coasts and borders: the lines of all geometries of a GeoJSON file (RFC 7946), whatever they bound, or the arcs of
//! a TopoJSON file, of which each is drawn once. What is no geometry is passed over. An outline of the whole world
//! travels with the program, coarse and small.

use serde_json::Value;

/// A line in degrees: longitude and latitude of each point.
pub type Line = Vec<(f64, f64)>;

/// The most points that are read.
const POINTS: usize = 200_000;

/// An outline of the world, with the notice of its makers.
const WORLD: &str = include_str!("world.json");
/// Whose it is and under which licence, as a map says it.
pub const WORLD_CREDIT: &str =
    "Natural Earth, 1:110m, public domain; as TopoJSON by world-atlas, ISC licence";
/// The address of its makers.
pub const WORLD_URL: &str = "https://www.naturalearthdata.com/";

/// The lines of the outline that travels with the program.
#[must_use]
pub fn world() -> Vec<Line> {
    lines(WORLD.as_bytes())
}

/// The lines of a file; none where it is neither GeoJSON nor TopoJSON.
#[must_use]
pub fn lines(bytes: &[u8]) -> Vec<Line> {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return Vec::new() };
    let (mut lines, mut room) = (Vec::new(), POINTS);
    gather(&value, &mut lines, &mut room);
    lines.extend(arcs(&value, room));
    lines
}

/// The arcs of a topology (TopoJSON 1.0): each position counts from the one before it, in steps of the transform.
/// A piece along the cut at 180 degrees bounds nothing.
fn arcs(value: &Value, room: usize) -> Vec<Line> {
    let pair = |key: &str| point(value.get("transform")?.get(key)?);
    let (scale, translate) = (pair("scale"), pair("translate"));
    let Some(Value::Array(arcs)) = value.get("arcs").filter(|_| scale.is_none() == translate.is_none())
    else {
        return Vec::new();
    };
    let (mut left, mut lines) = (room, Vec::new());
    for arc in arcs.iter().filter_map(Value::as_array) {
        let mut at = (0.0, 0.0);
        let place = |(x, y): (f64, f64)| match (scale, translate) {
            (Some(scale), Some(translate)) => {
                at = (at.0 + x, at.1 + y);
                (at.0 * scale.0 + translate.0, at.1 * scale.1 + translate.1)
            }
            _ => (x, y),
        };
        let points: Line = arc.iter().map_while(point).take(left).map(place).collect();
        left -= points.len();
        let is_cut = |(longitude, _): &(f64, f64)| longitude.abs() > 179.99;
        let pieces = points.chunk_by(|a, b| !(is_cut(a) && is_cut(b)));
        lines.extend(pieces.filter(|piece| piece.len() > 1).map(<[_]>::to_vec));
    }
    lines
}

/// serde_json bounds how deep a file may be nested.
fn gather(value: &Value, lines: &mut Vec<Line>, room: &mut usize) {
    for key in ["geometry", "features", "geometries"] {
        match value.get(key) {
            Some(Value::Array(all)) => all.iter().for_each(|one| gather(one, lines, room)),
            Some(one) => gather(one, lines, room),
            None => {}
        }
    }
    if let Some(coordinates) = value.get("coordinates") {
        gather_lines(coordinates, lines, room);
    }
}

/// Lists of points, however deep they are nested: lines, rings, and lists of these.
fn gather_lines(value: &Value, lines: &mut Vec<Line>, room: &mut usize) {
    let Value::Array(all) = value else { return };
    let points: Line = all.iter().map_while(point).take(*room).collect();
    if points.is_empty() {
        all.iter().for_each(|one| gather_lines(one, lines, room));
    } else if points.len() > 1 {
        *room -= points.len();
        lines.push(points);
    }
}

fn point(value: &Value) -> Option<(f64, f64)> {
    let [longitude, latitude, ..] = value.as_array()?.as_slice() else { return None };
    Some((longitude.as_f64()?, latitude.as_f64()?))
}

#[cfg(test)]
mod tests {
    use super::{lines, world};

    #[test]
    fn lines_of_all_geometries_are_read() {
        let file = br#"{"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3.5,4]]}},
            {"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,0]]]]}},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[5,6]}},
            {"type":"Feature","geometry":null}]}"#;
        assert_eq!(lines(file), [vec![(1.0, 2.0), (3.5, 4.0)], vec![(0.0, 0.0), (1.0, 0.0), (0.0, 0.0)]]);
        for nothing in [&b"no JSON"[..], b"{}", b"[]", br#"{"coordinates":[["a","b"],["c","d"]]}"#] {
            assert!(lines(nothing).is_empty());
        }
    }

    #[test]
    fn arcs_count_from_point_to_point() {
        let file = br#"{"type":"Topology","transform":{"scale":[0.5,2],"translate":[10,-1]},
            "arcs":[[[0,0],[2,1],[-1,1]],[[340,0],[0,5],[0,5],[-20,0]]],"objects":{}}"#;
        let arc = vec![(10.0, -1.0), (11.0, 1.0), (10.5, 3.0)];
        assert_eq!(lines(file), [arc, vec![(180.0, 19.0), (170.0, 19.0)]]);
        let plain = br#"{"type":"Topology","arcs":[[[1,2],[3,4]]]}"#;
        assert_eq!(lines(plain), [vec![(1.0, 2.0), (3.0, 4.0)]]);
    }

    #[test]
    fn the_world_is_there() {
        let world = world();
        let points: Vec<&(f64, f64)> = world.iter().flatten().collect();
        assert!(points.len() > 8000);
        assert!(points.iter().all(|(x, y)| x.abs() <= 180.001 && y.abs() <= 90.0));
        let near = |x: f64, y: f64| points.iter().any(|at| (at.0 - x).abs() < 0.5 && (at.1 - y).abs() < 0.5);
        assert!(near(18.4, -34.1), "the Cape of Good Hope");
    }
}
