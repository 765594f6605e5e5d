const PATHS = {
  back: 'M19 12H5m6-6-6 6 6 6',
  gear: `M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z
    M12 5.5V3M12 21v-2.5M5.5 12H3M21 12h-2.5M7.4 7.4 5.6 5.6M18.4 18.4l-1.8-1.8M16.6 7.4l1.8-1.8M5.6 18.4l1.8-1.8`,
  look: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18M12 8h7.5M12 12h8.8M12 16h7.5',
} as const;

/** A sign drawn in the colour and size of the text around it. What it means is said by whoever shows it. */
export function Icon({ name, mirrored = false }: { readonly name: keyof typeof PATHS; readonly mirrored?: boolean }) {
  return (
    <svg
      className={mirrored ? 'icon mirrored' : 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
