/** Gives the browser a file to save; a name may not hold colons everywhere. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name.replaceAll(':', '');
  link.click();
  // The browser has taken the file over by the next minute at the latest.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
