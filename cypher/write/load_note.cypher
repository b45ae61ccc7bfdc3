// Keeps what a load did.
// param id: string
// param props: map
// access: write
MERGE (l:Load {id: $id})
SET l += $props
SET l.name = coalesce($props.file, $props.loader, $id)
