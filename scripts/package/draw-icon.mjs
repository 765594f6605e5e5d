// Draws resources/icon.png (for macOS and Windows) and resources/icons (for Linux) from the drawings, with the Electron at
// hand: node scripts/package/draw-icon.mjs, on a screen or under xvfb-run. What it makes is committed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronExecutable } from '../setup/electron.mjs';
import { ROOT } from '../setup.mjs';

/** Up to this size the drawing with fewer lines is taken. */
const SMALL_PX = 32;
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

const resources = join(ROOT, 'resources');
const wanted = [
  ...SIZES.map((size) => ({ size, file: join(resources, 'icons', `${size}x${size}.png`) })),
  { size: 1024, file: join(resources, 'icon.png') },
];
const drawings = wanted.map(({ size, file }) => {
  const svg = readFileSync(join(resources, size <= SMALL_PX ? 'icon-small.svg' : 'icon.svg'), 'base64');
  return { size, file, url: `data:image/svg+xml;base64,${svg}` };
});

/** An app that draws each picture on a canvas and ends. */
const MAIN = `const { app, BrowserWindow } = require('electron');
const { writeFileSync } = require('node:fs');
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('data:text/html,');
  for (const { size, file, url } of ${JSON.stringify(drawings)}) {
    const png = await window.webContents.executeJavaScript(
      \`new Promise((resolve) => {
        const image = new Image();
        image.onload = () => {
          const canvas = Object.assign(document.createElement('canvas'), { width: \${size}, height: \${size} });
          canvas.getContext('2d').drawImage(image, 0, 0, \${size}, \${size});
          resolve(canvas.toDataURL('image/png'));
        };
        image.src = '\${url}';
      })\`,
    );
    writeFileSync(file, Buffer.from(png.slice(png.indexOf(',') + 1), 'base64'));
  }
  app.exit(0);
});
`;

const folder = mkdtempSync(join(tmpdir(), 'nabra-icon-'));
try {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'icon', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), MAIN);
  mkdirSync(join(resources, 'icons'), { recursive: true });
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const drawn = spawnSync(electronExecutable(ROOT), [...asRoot, '--disable-gpu', folder], { stdio: 'inherit' });
  process.exitCode = drawn.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
