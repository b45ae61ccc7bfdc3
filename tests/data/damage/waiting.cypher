// reported: pending
MERGE (p:Pending {id: 'recognition|ISR|AZE'})
SET p.asked = 1
