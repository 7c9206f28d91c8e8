SELECT position, hash FROM log ORDER BY position DESC LIMIT 1;
