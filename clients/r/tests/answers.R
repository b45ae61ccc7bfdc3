# Asks the service at LEGATION_ADDRESS, which holds the starter claims; the Python tests start one.
address <- Sys.getenv("LEGATION_ADDRESS")
if (nzchar(address)) {
  library(legation)
  ask <- legation(address)
  found <- suppliers(ask, "AZE", 2016, 2020)
  stopifnot(
    is.data.frame(found), nrow(found) == 9, found$tiv[1] == 697.45, is.integer(found$from), found$name[3] == "T\u00fcrkiye",
    any(grepl("Stockholm International Peace Research Institute", citations(found))), grepl("@misc", bibtex(found)),
    length(notes(found)) > 0, meanings(found)[["recipient"]] == "id of the receiving party"
  )
  claimed <- claims(ask, kind = "recognized")
  stopifnot(inherits(claimed$known_from, "Date"), all(claimed$kind == "recognized"))
  none <- claims(ask, kind = "war")
  stopifnot(nrow(none) == 0, identical(sapply(none, class), sapply(claimed, class)))
  years <- table_(ask, "dyad-year", 2015, 2016, party = c("AZE", "ISR"), column = c("relations", "arms_1_to_2"))
  stopifnot(nrow(years) == 2, is.numeric(years$arms_1_to_2))
  dated <- dyad(ask, "AZE", "ISR")
  stopifnot(nrow(dated) > 3, "claim" %in% names(dated))
  graph <- graph(ask, "AZE", between = FALSE, limit = 5)
  stopifnot(nrow(graph) > 0)
  if (requireNamespace("curl", quietly = TRUE)) {
    said <- tryCatch(suppliers(ask, "Azerbajan", 2016, 2020), unknown_party = conditionMessage)
    stopifnot(grepl("Did you mean AZE", said))
  }
  whole <- legation_json(ask, "/v1/arms/suppliers", list(recipient = "AZE", from = 2016, to = 2020))
  stopifnot(whole$total == 1029.61)
  print(found)
}
