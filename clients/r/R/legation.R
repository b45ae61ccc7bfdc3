# A service and its answers. What there is to ask stands in questions.R, which is made from the service's own declarations.

#' A service, by its address. `key` is the key of a service that asks for one.
legation <- function(address = "http://127.0.0.1:8000", key = NULL) {
  structure(list(address = sub("/+$", "", address), key = key), class = "legation_service")
}

#' The answer to a question by its path, with parameters as they are called over HTTP: a data frame with `citations`, `notes` and `address`
#' as attributes. `legation_json` has the whole answer.
legation_ask <- function(service, path, given = list()) {
  twin <- jsonlite::fromJSON(fetch_text(service, path, c(given, format = "csv-metadata")), simplifyVector = FALSE)
  columns <- twin$tableSchema$columns
  text <- fetch_text(service, path, c(given, format = "csv"))
  names <- vapply(columns, function(one) one$name, "")
  rows <- read.csv(text = text, colClasses = "character", check.names = FALSE, na.strings = "", encoding = "UTF-8")
  if (!identical(names(rows), names)) stop("the service's table and its description differ", call. = FALSE)
  for (one in columns) rows[[one$name]] <- typed(rows[[one$name]], one$datatype)
  structure(
    rows,
    class = c("legation_answer", "data.frame"),
    citations = unlist(twin[["dc:bibliographicCitation"]]),
    bibtex = twin[["urn:legation:term:bibtex"]],
    notes = unlist(twin$notes),
    meanings = stats::setNames(vapply(columns, function(one) one[["dc:description"]], ""), names),
    address = whole_address(service, path, given)
  )
}

#' The whole answer as a list, as the service sends it.
legation_json <- function(service, path, given = list()) {
  jsonlite::fromJSON(fetch_text(service, path, given), simplifyVector = FALSE)
}

#' How to cite an answer: each source once.
citations <- function(answer) attr(answer, "citations")

#' What to know when an answer is used.
notes <- function(answer) attr(answer, "notes")

#' The sources of an answer as BibTeX.
bibtex <- function(answer) attr(answer, "bibtex")

#' What the columns of an answer mean, by name.
meanings <- function(answer) attr(answer, "meanings")

print.legation_answer <- function(x, ...) {
  shown <- as.data.frame(unclass(x)[setdiff(names(x), "citation")], check.names = FALSE, optional = TRUE)
  print(shown, ...)
  for (one in notes(x)) cat("\u00b7", one, "\n")
  for (one in citations(x)) cat("Source:", one, "\n")
  invisible(x)
}

print.legation_service <- function(x, ...) {
  cat("Legation at", x$address, "\n")
  invisible(x)
}

typed <- function(values, datatype) {
  kind <- if (is.list(datatype)) datatype$base else datatype
  switch(kind,
    integer = as.integer(values),
    number = as.numeric(values),
    boolean = as.logical(values),
    date = as.Date(values),
    datetime = as.POSIXct(values, format = "%Y-%m-%dT%H:%M:%OS", tz = "UTC"),
    values
  )
}

whole_address <- function(service, path, given) {
  given <- given[!vapply(given, is.null, TRUE)]
  for (name in names(given)) {
    place <- paste0("{", name, "}")
    if (grepl(place, path, fixed = TRUE)) {
      path <- sub(place, utils::URLencode(as.character(given[[name]]), reserved = TRUE), path, fixed = TRUE)
      given[[name]] <- NULL
    }
  }
  pairs <- unlist(lapply(names(given), function(name) {
    values <- given[[name]]
    values <- if (is.logical(values)) tolower(as.character(values)) else format_plain(values)
    paste0(name, "=", vapply(values, utils::URLencode, "", reserved = TRUE))
  }))
  paste0(service$address, path, if (length(pairs)) paste0("?", paste(pairs, collapse = "&")) else "")
}

format_plain <- function(values) if (is.numeric(values)) format(values, scientific = FALSE, trim = TRUE) else as.character(values)

# curl gives the service's own words for what goes wrong; without it base R says the status alone.
fetch_text <- function(service, path, given) {
  url <- whole_address(service, path, given)
  if (!requireNamespace("curl", quietly = TRUE)) {
    headers <- if (is.null(service$key)) NULL else c(Authorization = paste("Bearer", service$key))
    there <- base::url(url, headers = headers, encoding = "UTF-8")
    on.exit(close(there))
    return(paste(readLines(there, warn = FALSE, encoding = "UTF-8"), collapse = "\n"))
  }
  handle <- curl::new_handle()
  if (!is.null(service$key)) curl::handle_setheaders(handle, Authorization = paste("Bearer", service$key))
  answer <- curl::curl_fetch_memory(url, handle)
  text <- rawToChar(answer$content)
  Encoding(text) <- "UTF-8"
  if (answer$status_code >= 400) {
    problem <- tryCatch(jsonlite::fromJSON(text), error = function(none) list(detail = paste("the service answers", answer$status_code)))
    kind <- sub("-", "_", sub(".*/", "", if (is.null(problem$type)) "problem" else problem$type))
    said <- if (is.null(problem$place)) problem$detail else paste0(problem$place, ": ", problem$detail)
    stop(structure(class = c(kind, "legation_problem", "error", "condition"), list(message = said, call = NULL, problem = problem)))
  }
  text
}
