/** What an editor of another page puts into it to show the small view of an address. */
export function embedCode(address: string, title: string): string {
  return `<iframe src="${address.replace('#', '?embed#')}" title="${title.replaceAll('"', '&quot;')}" width="960" height="540" allowfullscreen></iframe>`;
}
