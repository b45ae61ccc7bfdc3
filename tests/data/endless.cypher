UNWIND range(1, 30000) AS a
UNWIND range(1, 30000) AS b
WITH a, b WHERE a * b % 7 = 8
RETURN count(*) AS n
