// The explorer's words that stand in more than one place, and those for the API's codes.
export const NAME = "Legation";
export const TIV = "TIV";
export const ABOUT_TIV = "TIV is SIPRI’s trend-indicator value in millions: a volume of military capability, not money. Major arms only.";
export const ABOUT_BORDERS =
  "Borders are those of Natural Earth (1:50 million, public domain). They show one view of disputed lines and are no statement of this service; recognition is shown as claims by observers.";

export const BASES: Record<string, string> = {
  object_imports: "of the recipient’s imports",
  subject_exports: "of the supplier’s exports",
};
export const VERDICTS: Record<string, { word: string; mark: string }> = {
  agrees: { word: "agrees", mark: "✓" },
  differs: { word: "differs", mark: "≠" },
  not_checkable: { word: "cannot be checked", mark: "?" },
};
export const HOLDS: Record<string, string> = {
  yes: "yes",
  no: "no",
  possibly: "possibly",
  unknown: "nothing claimed",
  undated: "undated",
  "nothing claimed": "only planned, alleged or denied",
};
/** What the shades and signs of a matrix of states mean, in the order of its legend. */
export const MATRIX = [
  ["yes", 5, "yes"], ["seen", 4, "held when last seen"], ["possibly", 3, "possibly"], ["undated", 2, "claimed without a date"],
  ["no", 1, "ended, or not begun"], ["nothing claimed", 1, "only planned, alleged or denied"],
] as const;
export const MODALITIES: Record<string, string> = { done: "done", planned: "planned", alleged: "alleged", denied: "denied" };
export const TRACKS: Record<string, string> = {
  relations: "Diplomatic relations",
  recognition: "Recognition",
  mission: "Mission",
  accreditation: "Accreditation",
  arms_embargo: "Arms embargo",
  alliance: "Alliance",
  membership: "Membership",
  sanctions: "Sanctions",
  war: "War",
  dispute: "Militarised dispute",
  rivalry: "Rivalry",
  interests: "Protection of interests",
  envoy: "Envoy",
  supplies: "Supplies",
  visits: "Visits",
  meetings: "Meetings",
  treaties: "Agreements",
  arms: "Arms",
  arms_share: "Reported share",
  contiguity: "Common border",
};
export const KINDS: Record<string, string> = {
  arms_share: "reported share",
  arms_transfer: "arms transfer",
  mission_opened: "mission opened",
  mission_closed: "mission closed",
  relations_established: "relations established",
  relations_severed: "relations severed",
  relations_restored: "relations restored",
};
export const kindWord = (kind: string): string => KINDS[kind] ?? kind.replaceAll("_", " ");
export const trackWord = (about: string): string => TRACKS[about] ?? about.replaceAll("_", " ");

/** Sorts of what begins and ends for a party, in the order of its timeline. */
export const TURNS: Record<string, string> = {
  missions_sent: "Missions sent", missions_hosted: "Missions hosted", relations: "Relations", recognizes: "Recognises", recognized_by: "Recognised by", memberships: "Memberships", members: "Members", alliances: "Alliances",
};
/** Armament categories as SIPRI's register by delivery writes them. */
export const CATEGORIES = ["Air defence systems", "Aircraft", "Armoured vehicles", "Artillery", "Engines", "Missiles", "Naval weapons", "Satellites", "Sensors", "Ships", "Other"];
export const EXAMPLES: { label: string; to: string }[] = [
  { label: "Who supplied Azerbaijan, 2016–2020?", to: "/supply?party=AZE&from=2016&to=2020" },
  { label: "Everything between Azerbaijan and Israel", to: "/dyad/AZE/ISR" },
  { label: "Whom did Israel supply?", to: "/supply?party=ISR&role=exports&from=2016&to=2020" },
  { label: "Armenia’s suppliers, then and later", to: "/supply?party=ARM&from=2011&to=2015&compare=2016-2020" },
];
