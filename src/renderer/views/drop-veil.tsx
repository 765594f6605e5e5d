import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTaker } from '../state/offers.ts';

/** The whole window takes what is dropped; while something hovers over it, it says so. */
export function DropVeil() {
  const { t } = useTranslation();
  const takenFor = useTaker(({ taker }) => taker?.veil);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    const options = { signal: gone.signal };
    // Entering a child and leaving its parent come in pairs: only their balance says whether the pointer is still inside.
    let depth = 0;
    const move = (event: DragEvent, change: number) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      depth = Math.max(0, depth + change);
      setOver(depth > 0);
    };
    window.addEventListener('dragenter', (event) => move(event, 1), options);
    window.addEventListener('dragover', (event) => move(event, 0), options);
    window.addEventListener('dragleave', (event) => move(event, -1), options);
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        depth = 0;
        setOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) window.bridge.offer(files);
      },
      options,
    );
    return () => gone.abort();
  }, []);
  return over ? <div className="drop-veil">{takenFor ?? t('drop.veil')}</div> : null;
}
