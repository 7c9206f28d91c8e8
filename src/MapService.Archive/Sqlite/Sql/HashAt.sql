SELECT hash FROM log WHERE position = $position;
