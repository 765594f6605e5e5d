/** The id that is made of a model's name where it has none; it may still be too short, or a name that Windows keeps. */
export function modelIdFromName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
    .slice(0, 64);
}
