"""The HTTP front: the application, what stands before every question, and the forms an answer takes."""
