/** A browser may take a moment before it reads what it was given to download. */
const DOWNLOAD_STARTS_MS = 30_000;

/** Hands a file to the user, as a browser hands over a download. Nothing is sent anywhere. */
export function saveFile(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_STARTS_MS);
}
