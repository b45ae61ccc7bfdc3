"""The W3C Reconciliation Service API over the party register: matching texts to parties by date, their properties, a preview."""
