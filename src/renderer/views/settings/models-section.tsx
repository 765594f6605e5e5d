/** The models: slots, what is installed, import. */
export function ModelsSection() {
  return null;
}
