// Short names for the API's own types. schema.d.ts is generated from the service's OpenAPI document by `make web`.
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Suppliers = Schemas["Suppliers"];
export type Recipients = Schemas["Recipients"];
export type Reported = Schemas["Reported"];
export type Check = Schemas["Check"];
export type Dyad = Schemas["Dyad"];
export type ArmsFlow = Schemas["ArmsFlow"];
export type Track = Schemas["Track"];
export type Episode = Schemas["Episode"];
export type ClaimLine = Schemas["ClaimLine"];
export type ClaimAnswer = Schemas["ClaimAnswer"];
export type PartyAnswer = Schemas["PartyAnswer"];
export type Parties = Schemas["Parties"];
export type PartyMatch = Schemas["PartyMatch"];
export type Catalog = Schemas["Catalog"];
export type SourceRef = Schemas["SourceRef"];
export type EditionRef = Schemas["EditionRef"];
export type Trend = Schemas["Trend"];
export type Matrix = Schemas["Matrix"];
