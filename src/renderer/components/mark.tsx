/** The mark: the eight-point star of a zellige tile with a short waveform in it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="M12 1.5l3 3h4.5V9l3 3-3 3v4.5H15l-3 3-3-3H4.5V15l-3-3 3-3V4.5H9z" />
      <path d="M8 10v4M10.7 7.5v9M13.3 9v6M16 11v2" strokeLinecap="round" />
    </svg>
  );
}
