// Numbers of writes that are missing between two that the graph holds: numbers follow without a gap.
// returns: first, last
// access: read
MATCH (k:Commit)
WITH k.number AS number ORDER BY number
WITH collect(number) AS numbers
UNWIND range(1, size(numbers) - 1) AS at
WITH numbers[at - 1] + 1 AS first, numbers[at] - 1 AS last
WHERE first <= last
RETURN first, last ORDER BY first
