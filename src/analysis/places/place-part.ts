/** A part of a place: its name, how sure that is (0 to 1), and whether the gazetteer knows it or its name only looks like one. */
export type PlacePart = { readonly name: string; readonly score: number; readonly known: boolean };
