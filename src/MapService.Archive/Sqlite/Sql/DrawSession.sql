UPDATE session SET ink = $ink, ink_version = $expected + 1
WHERE id = $id AND ink_version = $expected;
