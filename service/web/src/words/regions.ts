// The regions that the API takes (UN M49; its parameter's type is the one list of them), in the order of the world's parts.
import type { operations } from "../api/schema";

type Region = NonNullable<NonNullable<operations["arms-matrix"]["parameters"]["query"]["supplier_region"]>>;

export const REGIONS: { part: string; regions: Region[] }[] = [
  { part: "Africa", regions: ["Africa", "Northern Africa", "Sub-Saharan Africa", "Eastern Africa", "Middle Africa", "Southern Africa", "Western Africa"] },
  { part: "Americas", regions: ["Americas", "Northern America", "Latin America and the Caribbean", "Caribbean", "Central America", "South America"] },
  { part: "Asia", regions: ["Asia", "Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia"] },
  { part: "Europe", regions: ["Europe", "Central Europe", "Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"] },
  { part: "Oceania", regions: ["Oceania", "Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia"] },
];
