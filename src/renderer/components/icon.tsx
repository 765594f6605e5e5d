const PATHS = {
  arrow: 'M5 12h14m-6-6 6 6-6 6',
  back: 'M19 12H5m6-6-6 6 6 6',
  close: 'M6 6l12 12M18 6 6 18',
  ears: 'M5 15v-2a7 7 0 0 1 14 0v2M5 14h2.5v5H5zM16.5 14H19v5h-2.5z',
  export: 'M12 15V4m-4 4 4-4 4 4M5 14v5h14v-5',
  gear: `M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z
    M12 5.5V3M12 21v-2.5M5.5 12H3M21 12h-2.5M7.4 7.4 5.6 5.6M18.4 18.4l-1.8-1.8M16.6 7.4l1.8-1.8M5.6 18.4l1.8-1.8`,
  glossary: 'M5 4.5h11a3 3 0 0 1 3 3v12H8a3 3 0 0 1-3-3zM5 16.5a3 3 0 0 1 3-3h11M9 8.5h6',
  jumpBack: 'M11 7l-5 5 5 5M18 7l-5 5 5 5',
  jumpForward: 'M13 7l5 5-5 5M6 7l5 5-5 5',
  loop: 'M7 7h9a4 4 0 0 1 4 4v1M17 17H8a4 4 0 0 1-4-4v-1M10 4 7 7l3 3M14 20l3-3-3-3',
  look: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18M12 8h7.5M12 12h8.8M12 16h7.5',
  minus: 'M6 12h12',
  pause: 'M9 6v12M15 6v12',
  play: 'M9 5.5v13l10-6.5z',
  plus: 'M12 6v12M6 12h12',
  redo: 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4',
  remove: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.5 10.5v5M13.5 10.5v5',
  replay: 'M5 12a7 7 0 1 0 2.2-5.1M5 4v4h4',
  skip: 'M4 7v10M20 7v10M8 12h8m-3-3 3 3-3 3',
  volume: 'M5 10v4h3l4 3.5v-11L8 10zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  wide: 'M4 12h16M7 9l-3 3 3 3M17 9l3 3-3 3',
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
