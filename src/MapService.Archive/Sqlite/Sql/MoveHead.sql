UPDATE head SET position = $position, hash = $hash;
