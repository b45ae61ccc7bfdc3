# Every question as a function. Made by `python -m tools.clients`; do not edit.

#' Who covers several states from one seat. Non-resident accreditation by sender and seat, the widest cover first.
accreditations <- function(service, sender = NULL, host = NULL, least = NULL, valid_on = NULL, known_on = NULL, prefer = NULL, limit = NULL) {
  legation_ask(service, "/v1/accreditations", list(sender = sender, host = host, least = least, valid_on = valid_on, known_on = known_on, prefer = prefer, limit = limit))
}

#' A bloc's arms trade with the members of each year. What an organisation's members imported or exported, within it and outside, with membership as of each year and the rule stated. The organisation's own deliveries are not the roll-up and stand apart.
arms_bloc <- function(service, organisation, first, last, role = NULL, count_possible = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/bloc", list(organisation = organisation, from = first, to = last, role = role, count_possible = count_possible, edition = edition, known_on = known_on, limit = limit))
}

#' Who supplied both sides. Suppliers of both of two parties, or of both sides of a conflict, with both flows; on request their embassies on a day.
arms_both <- function(service, a, b, first, last, missions = NULL, valid_on = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/both", list(a = a, b = b, from = first, to = last, missions = missions, valid_on = valid_on, edition = edition, known_on = known_on, limit = limit))
}

#' A party's trade by category of arms. TIV by the register's armament category, each with its largest partners. An edition without categories says so (422).
arms_categories <- function(service, party, first, last, role = NULL, partner = NULL, top = NULL, edition = NULL, known_on = NULL) {
  legation_ask(service, "/v1/arms/categories", list(party = party, from = first, to = last, role = role, partner = partner, top = top, edition = edition, known_on = known_on))
}

#' Partners gained and lost. Each partner's volume and share in two windows, by one edition that covers both.
arms_changes <- function(service, party, first, last, later_from, later_to, role = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/changes", list(party = party, from = first, to = last, later_from = later_from, later_to = later_to, role = role, edition = edition, known_on = known_on, limit = limit))
}

#' Does the register bear out a reported share. Every share that a source reports for the pair, each held, in its own window, against every edition that covers it.
arms_check <- function(service, supplier, recipient, first = NULL, last = NULL, known_on = NULL) {
  legation_ask(service, "/v1/arms/check", list(supplier = supplier, recipient = recipient, from = first, to = last, known_on = known_on))
}
check <- arms_check

#' How concentrated a party's trade is. The Herfindahl-Hirschman index of a party's suppliers or customers, with its range and the shares behind it.
arms_concentration <- function(service, party, first, last, role = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/concentration", list(party = party, from = first, to = last, role = role, edition = edition, known_on = known_on, limit = limit))
}

#' Whose trade is most concentrated. Parties by the concentration of their imports or exports, of those with a least volume in the window.
arms_concentration_ranking <- function(service, first, last, role = NULL, min_tiv = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/concentration/ranking", list(from = first, to = last, role = role, min_tiv = min_tiv, edition = edition, known_on = known_on, limit = limit))
}

#' The deliveries behind a figure. Row by row what the register lists of a supplier, a recipient or a pair: weapon, number, order, years of delivery, TIV, comment.
arms_deliveries <- function(service, first, last, supplier = NULL, recipient = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/deliveries", list(from = first, to = last, supplier = supplier, recipient = recipient, edition = edition, known_on = known_on, limit = limit))
}

#' Who depends most on one partner. Suppliers by the part of their exports that goes to one customer, or recipients by the part that comes from one supplier.
arms_dependence <- function(service, first, last, of = NULL, min_tiv = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/dependence", list(from = first, to = last, of = of, min_tiv = min_tiv, edition = edition, known_on = known_on, limit = limit))
}

#' What a newer edition says differently. Two editions of one window, partner by partner: what was added, removed or revised by more than rounding, and in which years. With `since` the older edition is the one that was known on the day of one's report.
arms_editions <- function(service, party, first, last, role = NULL, partner = NULL, against = NULL, since = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/editions", list(party = party, from = first, to = last, role = role, partner = partner, against = against, since = since, edition = edition, known_on = known_on, limit = limit))
}

#' How sure a party's shares are. The part of each flow that rests on estimates, and the range of each share: by rounding, and by estimated delivery years at the window's edges.
arms_estimates <- function(service, party, first, last, role = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/estimates", list(party = party, from = first, to = last, role = role, edition = edition, known_on = known_on, limit = limit))
}

#' The largest flows of a window. Everybody's arms trade, as far as a picture can show it: the largest pairs of supplier and recipient with TIV and both shares, and the parties of these flows with their positions. Shares stay those of all of a party's trade, whatever is filtered.
arms_flows <- function(service, first, last, supplier_region = NULL, recipient_region = NULL, supplier_bloc = NULL, recipient_bloc = NULL, category = NULL, top = NULL, edition = NULL, known_on = NULL) {
  legation_ask(service, "/v1/arms/flows", list(from = first, to = last, supplier_region = supplier_region, recipient_region = recipient_region, supplier_bloc = supplier_bloc, recipient_bloc = recipient_bloc, category = category, top = top, edition = edition, known_on = known_on))
}

#' Who supplied whom. Suppliers by recipients in a window, each cell with its TIV and both shares. A side without parties shows its largest.
arms_matrix <- function(service, first, last, supplier = NULL, recipient = NULL, supplier_region = NULL, recipient_region = NULL, supplier_bloc = NULL, recipient_bloc = NULL, category = NULL, top = NULL, edition = NULL, known_on = NULL) {
  legation_ask(service, "/v1/arms/matrix", list(from = first, to = last, supplier = supplier, recipient = recipient, supplier_region = supplier_region, recipient_region = recipient_region, supplier_bloc = supplier_bloc, recipient_bloc = recipient_bloc, category = category, top = top, edition = edition, known_on = known_on))
}

#' Whom a party supplied. The mirror of suppliers: each recipient with what it received from this party, and both shares.
arms_recipients <- function(service, supplier, first, last, region = NULL, bloc = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/recipients", list(supplier = supplier, from = first, to = last, region = region, bloc = bloc, edition = edition, known_on = known_on, limit = limit))
}
recipients <- arms_recipients

#' What part of a party's arms came from another. Both shares of one pair with their ranges, and what sources report. What no register covers (small arms, other years) is answered `covered: false` with the reason, never zero; a share reported for another window is shown and not divided.
arms_share <- function(service, supplier, recipient, first, last, scope = NULL, edition = NULL, known_on = NULL) {
  legation_ask(service, "/v1/arms/share", list(supplier = supplier, recipient = recipient, from = first, to = last, scope = scope, edition = edition, known_on = known_on))
}

#' A party's trade with those it continued. A party's imports or exports rolled up with the states that it continued (Russia with the Soviet Union), as an explicit choice.
arms_succession <- function(service, party, first, last, role = NULL, also = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/succession", list(party = party, from = first, to = last, role = role, also = also, edition = edition, known_on = known_on, limit = limit))
}

#' Who supplied a party. Each supplier with its TIV, both shares and the estimated part, by one edition of the register; then the shares that sources report for this very period, each held against every edition that covers it.
arms_suppliers <- function(service, recipient, first, last, region = NULL, bloc = NULL, edition = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/arms/suppliers", list(recipient = recipient, from = first, to = last, region = region, bloc = bloc, edition = edition, known_on = known_on, limit = limit))
}
suppliers <- arms_suppliers

#' One party's trade over the years. TIV by partner for every year, and every window of `length` years with each partner's share. By default all years of the edition.
arms_trend <- function(service, party, role = NULL, first = NULL, last = NULL, length = NULL, top = NULL, edition = NULL, known_on = NULL) {
  legation_ask(service, "/v1/arms/trend", list(party = party, role = role, from = first, to = last, length = length, top = top, edition = edition, known_on = known_on))
}

#' Sources, editions, counts, last loads. What is loaded, from where, and what still waits to be drawn.
catalog <- function(service) {
  legation_ask(service, "/v1/catalog", list())
}

#' What changed since a day. A feed of what was recorded and what was retracted in this graph, in the order of commits. Keep `resume` and ask again later with it: nothing is missed, whatever the clock says. `since` decides only where the first page begins.
changes <- function(service, since, cursor = NULL, limit = NULL) {
  legation_ask(service, "/v1/changes", list(since = since, cursor = cursor, limit = limit))
}

#' What changed in answers since a day. Which answers are other ones than before: states that began or ended, dates and doubts, new disagreements, supplier shares that moved by a point or more between editions, and what a newer edition of a list no longer names. `/v1/changes` has the claims behind them.
changes_answers <- function(service, since, what = NULL, about = NULL, limit = NULL) {
  legation_ask(service, "/v1/changes/answers", list(since = since, what = what, about = about, limit = limit))
}

#' A claim with its source, quote and chain. What it says and where, the chain to the primary source, the claims that agree and those that contradict, how to cite it.
claim <- function(service, id, known_on = NULL) {
  legation_ask(service, "/v1/claims/{id}", list(id = id, known_on = known_on))
}

#' Claims, page by page. Claims in order of id (or the newest first) with their sources, retracted ones left out. `total` counts them all on the first page, where that is cheap.
claims <- function(service, kind = NULL, party = NULL, since = NULL, known_on = NULL, quoted = NULL, order = NULL, cursor = NULL, limit = NULL) {
  legation_ask(service, "/v1/claims", list(kind = kind, party = party, since = since, known_on = known_on, quoted = quoted, order = order, cursor = cursor, limit = limit))
}

#' With how many others each party has a tie. Missions sent or hosted, relations, or recognition by others, the most first; others are counted, not missions. Embassies count unless `type` says otherwise.
count <- function(service, what, type = NULL, valid_on = NULL, known_on = NULL, prefer = NULL, limit = NULL) {
  legation_ask(service, "/v1/counts/{what}", list(what = what, type = type, valid_on = valid_on, known_on = known_on, prefer = prefer, limit = limit))
}

#' How much is loaded of each kind, by decade and region. For each kind of claim by decade and region: facts, pairs, sources, independent sources, the last day seen, and what sources are complete for. What is thin is seen at a glance. Planned, alleged, denied and retracted claims are not counted.
coverage <- function(service, kind = NULL, by = NULL, region = NULL, limit = NULL) {
  legation_ask(service, "/v1/coverage", list(kind = kind, by = by, region = region, limit = limit))
}

#' Everything between two parties, dated. Relations, recognition, missions, arms both ways, visits and the rest: states derived for a day, claims in time order with quotes and sources, deliveries by year for each edition, reported shares with their verdicts. The order of the two does not matter.
dyad <- function(service, a, b, valid_on = NULL, known_on = NULL, prefer = NULL, limit = NULL) {
  legation_ask(service, "/v1/dyads/{a}/{b}", list(a = a, b = b, valid_on = valid_on, known_on = known_on, prefer = prefer, limit = limit))
}

#' What claims lack. Counts by kind and publisher, and a page of the claims, for the quote, date, address, day of publication or place in the source.
evidence_audit <- function(service, lacks, kind = NULL, after = NULL, limit = NULL) {
  legation_ask(service, "/v1/evidence/audit/{lacks}", list(lacks = lacks, kind = kind, after = after, limit = limit))
}

#' Facts whose claims contradict each other. Each with the values that are claimed, who says which, how many independent sources, and the side that the rule takes.
evidence_disagreements <- function(service, party = NULL, after = NULL, valid_on = NULL, prefer = NULL, limit = NULL) {
  legation_ask(service, "/v1/evidence/disagreements", list(party = party, after = after, valid_on = valid_on, prefer = prefer, limit = limit))
}

#' How many facts rest on each publisher alone. Publishers of whose facts no other publisher tells, those with the fewest first, so that single newspapers come before data sets.
evidence_publishers <- function(service, limit = NULL) {
  legation_ask(service, "/v1/evidence/publishers", list(limit = limit))
}

#' Facts that rest on one publisher only. Facts all of whose claims stand in sources of this publisher. An unknown publisher is answered with the names there are.
evidence_single_publisher <- function(service, publisher, after = NULL, valid_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/evidence/single-publisher", list(publisher = publisher, after = after, valid_on = valid_on, limit = limit))
}

#' Diplomats expelled and envoys recalled in a period. Expulsions of diplomats and recalls of envoys by a party (`side=subject`) or against it (`object`). A recall for consultations closes no mission, and neither ends relations.
expulsions <- function(service, party, period = NULL, other = NULL, side = NULL, what = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/expulsions", list(party = party, period = period, other = other, side = side, what = what, known_on = known_on, limit = limit))
}

#' A part of the graph, for drawing. Parties as nodes with the place of their capital, one edge for each type and pair with its days, its claims and their sources.
graph <- function(service, party, kinds = NULL, between = NULL, valid_on = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/graph", list(party = party, kinds = kinds, between = between, valid_on = valid_on, known_on = known_on, limit = limit))
}

#' What began and ended for a party. Beginnings and ends of missions, relations, recognition, memberships and alliances that a source dates, in order of time, and their number by year. What was only seen on a day is counted in `undated`.
history <- function(service, party, what = NULL, first = NULL, last = NULL, turn = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/history", list(party = party, what = what, from = first, to = last, turn = turn, known_on = known_on, limit = limit))
}

#' Licences for the export of arms between two parties. Each licence with its value in money, the newest first, and sums by year. A licence is no delivery, and its value is never added to SIPRI's TIV.
licences <- function(service, supplier, recipient, first = NULL, last = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/licences", list(supplier = supplier, recipient = recipient, from = first, to = last, known_on = known_on, limit = limit))
}

#' Missions of a sender, in a host, in a city. Each mission with type, seat, position for a map, its episodes and whether it is there on the day; what is only announced stands apart. A mission that a source saw on one day is `possibly` there on others. Give at least one of sender, host and city.
missions <- function(service, sender = NULL, host = NULL, city = NULL, type = NULL, valid_on = NULL, known_on = NULL, prefer = NULL, holds = NULL, limit = NULL) {
  legation_ask(service, "/v1/missions", list(sender = sender, host = host, city = city, type = type, valid_on = valid_on, known_on = known_on, prefer = prefer, holds = holds, limit = limit))
}

#' Missions opened or closed in a period. Openings, closings, moves and changes of level, anywhere; claims of one event are together, with how many independent sources say so. `inside` is `possibly` where the date's uncertainty reaches beyond the period.
missions_events <- function(service, period, what = NULL, sender = NULL, host = NULL, city = NULL, type = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/missions/events", list(period = period, what = what, sender = sender, host = host, city = city, type = type, known_on = known_on, limit = limit))
}

#' Senders by hosts on a day. Whether each sender has an embassy (or a mission of the types asked for) in each host, with claims and sources. A side that nobody is chosen for is the other side. Of regions and organisations those are shown of whom something is claimed, at most 60 a side.
missions_matrix <- function(service, sender = NULL, host = NULL, sender_region = NULL, host_region = NULL, sender_bloc = NULL, host_bloc = NULL, type = NULL, valid_on = NULL, known_on = NULL, prefer = NULL) {
  legation_ask(service, "/v1/missions/matrix", list(sender = sender, host = host, sender_region = sender_region, host_region = host_region, sender_bloc = sender_bloc, host_bloc = host_bloc, type = type, valid_on = valid_on, known_on = known_on, prefer = prefer))
}

#' Missions announced and never confirmed. Announcements that no source known by `known_on` says were carried out. Silence confirms nothing, and denies nothing.
missions_planned <- function(service, period = NULL, type = NULL, confirmed = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/missions/planned", list(period = period, type = type, confirmed = confirmed, known_on = known_on, limit = limit))
}

#' Who is tied to a party, sort by sort. A page of neighbours for each sort of edge, with claims and sources. Without `valid_on` ties of all times count.
neighbours <- function(service, party, type = NULL, after = NULL, valid_on = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/neighbours", list(party = party, type = type, after = after, valid_on = valid_on, known_on = known_on, limit = limit))
}

#' Pairs picked by what is missing between them. `one_sided`: A has a mission in B and B none in A. `relations_without_missions` and the reverse. `arms_without_embassy`: arms went between the two and neither has an embassy in the other. Embassies count unless `type` says otherwise.
pair <- function(service, about, party = NULL, type = NULL, first = NULL, last = NULL, valid_on = NULL, known_on = NULL, prefer = NULL, limit = NULL) {
  legation_ask(service, "/v1/pairs/{about}", list(about = about, party = party, type = type, from = first, to = last, valid_on = valid_on, known_on = known_on, prefer = prefer, limit = limit))
}

#' Find a party, or list the register. Names of any time, codes, small slips. For people who choose; nothing is ever loaded by such a match. Without `q` the whole register, page by page. A code is ISO's unless it names its scheme (`cow:365`); a note says who else it means.
parties <- function(service, q = NULL, scheme = NULL, on = NULL, cursor = NULL, limit = NULL) {
  legation_ask(service, "/v1/parties", list(q = q, scheme = scheme, on = on, cursor = cursor, limit = limit))
}

#' Partners that two parties share. Parties to which both are tied by the same sort of edge, with both ties.
partners_common <- function(service, a, b, type = NULL, valid_on = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/partners/common", list(a = a, b = b, type = type, valid_on = valid_on, known_on = known_on, limit = limit))
}

#' One party. Names and codes with the days they hold, lifespan, predecessors and successors.
party <- function(service, id) {
  legation_ask(service, "/v1/parties/{id}", list(id = id))
}

#' Paths between two parties. The shortest first, each step with its claims and, on a day, whether it holds. Bounded in steps, rows and time: what would take too long ends in a problem that says so.
paths <- function(service, a, b, type = NULL, max_hops = NULL, valid_on = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/paths", list(a = a, b = b, type = type, max_hops = max_hops, valid_on = valid_on, known_on = known_on, limit = limit))
}

#' Who speaks for whom where. Mandates by which one party represents another's interests in a third. An interests section is no embassy.
protecting_powers <- function(service, protecting = NULL, protected = NULL, receiving = NULL, valid_on = NULL, known_on = NULL, prefer = NULL, holds = NULL, limit = NULL) {
  legation_ask(service, "/v1/protecting-powers", list(protecting = protecting, protected = protected, receiving = receiving, valid_on = valid_on, known_on = known_on, prefer = prefer, holds = holds, limit = limit))
}

#' What a question in words asks. The question of this API that answers it, with its parameters, and the explorer's view that shows it. A small grammar, no model: the same words always give the same reading. A reading accounts for every word; where one is left over, there is no reading, `notes` say which word and why, and `choices` have the nearest question, which is not taken.
question <- function(service, q, context = NULL) {
  legation_ask(service, "/v1/question", list(q = q, context = context))
}

#' Who recognises some parties, by observer. A matrix by observer; the count is a range whose rule the answer states. Statehood is nobody's property here.
recognition <- function(service, target, observer = NULL, valid_on = NULL, known_on = NULL, prefer = NULL, holds = NULL, limit = NULL) {
  legation_ask(service, "/v1/recognition", list(target = target, observer = observer, valid_on = valid_on, known_on = known_on, prefer = prefer, holds = holds, limit = limit))
}

#' Observers by targets on a day. Whether each observer recognises each target, with claims and sources; sides as in the matrix of missions.
recognition_matrix <- function(service, observer = NULL, target = NULL, observer_region = NULL, target_region = NULL, observer_bloc = NULL, target_bloc = NULL, valid_on = NULL, known_on = NULL, prefer = NULL) {
  legation_ask(service, "/v1/recognition/matrix", list(observer = observer, target = target, observer_region = observer_region, target_region = target_region, observer_bloc = observer_bloc, target_bloc = target_bloc, valid_on = valid_on, known_on = known_on, prefer = prefer))
}

#' Who withdrew recognition. Of whom some source says that it withdrew, who says so, who denies it, and whether it recognised again.
recognition_withdrawals <- function(service, target, valid_on = NULL, known_on = NULL, prefer = NULL, limit = NULL) {
  legation_ask(service, "/v1/recognition/withdrawals", list(target = target, valid_on = valid_on, known_on = known_on, prefer = prefer, limit = limit))
}

#' Sanctions and arms embargoes on a day. Sanctions on a party, by a party, or by one on another: each case with its episodes, its types (arms, trade, financial, travel …) and whether it holds on the day. A threat is no sanction. What is not listed is not claimed by any source, which is not `no`.
sanctions <- function(service, target = NULL, sender = NULL, type = NULL, valid_on = NULL, known_on = NULL, prefer = NULL, holds = NULL, limit = NULL) {
  legation_ask(service, "/v1/sanctions", list(target = target, sender = sender, type = type, valid_on = valid_on, known_on = known_on, prefer = prefer, holds = holds, limit = limit))
}

#' Threats of sanctions in a period. Who threatened whom with sanctions, and with which. A threat is no sanction: see /v1/sanctions for what was imposed.
sanctions_threats <- function(service, party, period = NULL, other = NULL, side = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/sanctions/threats", list(party = party, period = period, other = other, side = side, known_on = known_on, limit = limit))
}

#' Sanctions in force by year. How many cases of sanctions on a party (or by it) were in force in each year, of which types, and by whom. A case counts for a year when it surely was in force on some day of it; a case last seen before is only possible.
sanctions_years <- function(service, party, role = NULL, first = NULL, last = NULL, type = NULL, known_on = NULL) {
  legation_ask(service, "/v1/sanctions/years", list(party = party, role = role, from = first, to = last, type = type, known_on = known_on))
}

#' Who is said to supply whom with oil, gas …. What sources say of supplies other than arms from one party to another; what they say of the other direction is shown apart.
supplies <- function(service, supplier, recipient, commodity = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/supplies", list(supplier = supplier, recipient = recipient, commodity = commodity, known_on = known_on, limit = limit))
}

#' Who went from relations with one to another. Parties that ended relations with `left` and began or restored them with `taken` within a year of it. Where no source tells of the end, the party is listed as `unclear`.
switches <- function(service, left, taken, first = NULL, last = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/switches", list(left = left, taken = taken, from = first, to = last, known_on = known_on, limit = limit))
}

#' A tidy table: dyad-year or country-year. The table comes as CSV, row by row; `format=json` describes it: what each column means, its unit, and every source to cite. The table's Link header leads to its metadata. States are those of 31 December.
table_ <- function(service, about, first, last, column = NULL, party = NULL, known_on = NULL, code = NULL, system = NULL, directed = NULL, cite = NULL, cursor = NULL, limit = NULL) {
  legation_ask(service, "/v1/tables/{about}", list(about = about, from = first, to = last, column = column, party = party, known_on = known_on, code = code, system = system, directed = directed, cite = cite, cursor = cursor, limit = limit))
}

#' A party's ties of one sort on a day. Diplomatic relations, memberships of a party, members of an organisation, alliances, leaders, whom it recognises: each tie with its episodes, whether it holds on the day, and what decides that. What is not listed is not claimed by any source, which is not `no`.
tie <- function(service, what, party, valid_on = NULL, known_on = NULL, prefer = NULL, holds = NULL, limit = NULL) {
  legation_ask(service, "/v1/ties/{what}", list(what = what, party = party, valid_on = valid_on, known_on = known_on, prefer = prefer, holds = holds, limit = limit))
}

#' Find a treaty by its title. Treaties whose title holds some words, the ones with most parties first. One treaty may stand in several lists, each with its own id.
treaties <- function(service, q, limit = NULL) {
  legation_ask(service, "/v1/treaties", list(q = q, limit = limit))
}

#' Treaties between two parties. Each treaty with the days on which it was signed, came into force and ended, and whether it binds both on the day asked; the newest first. Treaties of several parties are those that both have joined.
treaties_between <- function(service, a, b, valid_on = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/treaties/between", list(a = a, b = b, valid_on = valid_on, known_on = known_on, limit = limit))
}

#' The parties to a treaty. Who signed a treaty, who is bound since when and by what act, and who is a party on the day asked.
treaties_parties <- function(service, treaty, valid_on = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/treaties/parties", list(treaty = treaty, valid_on = valid_on, known_on = known_on, limit = limit))
}

#' Visits to and by a party in a period. Who visited whom: leaders and ministers of a party abroad (`side=subject`) and those who came to it (`object`), with person, place and days as precisely as the source gives them. Planned visits are named as such.
visits <- function(service, party, period = NULL, other = NULL, side = NULL, known_on = NULL, limit = NULL) {
  legation_ask(service, "/v1/visits", list(party = party, period = period, other = other, side = side, known_on = known_on, limit = limit))
}

#' How often two parties voted alike. Agreement in the roll calls of the UN General Assembly by year: same votes, abstentions against a vote, opposite votes.
votes_agreement <- function(service, a, b, first = NULL, last = NULL, known_on = NULL) {
  legation_ask(service, "/v1/votes/agreement", list(a = a, b = b, from = first, to = last, known_on = known_on))
}

#' Who voted how on a resolution. The votes of one roll call of the UN General Assembly. A resolution's number goes before words of a title; of several that fit, the newest is answered and the others are named.
votes_resolution <- function(service, q, known_on = NULL) {
  legation_ask(service, "/v1/votes/resolution", list(q = q, known_on = known_on))
}
