// What is kept about the graph itself.
// param id: string
// returns: form, register, changed
// access: read
MATCH (g:Graph {id: $id})
RETURN g.form AS form, g.register AS register, g.changed AS changed
