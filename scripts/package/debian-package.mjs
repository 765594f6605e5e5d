import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a .deb of the unpacked program, for where electron-builder's own tools cannot be downloaded; what
 * electron-builder.yml says of the desktop and of dependencies holds for it too. Gives its path.
 */
export async function makeDebianPackage({ root, unpacked, output }) {
  const { load } = await import('js-yaml');
  const { default: install } = await import('electron-installer-debian');
  const { linux, deb, protocols } = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const scripts = join(root, 'scripts', 'package', 'debian');
  const sizes = [16, 32, 48, 64, 128, 256, 512].map((size) => `${size}x${size}`);
  copyFileSync(join(scripts, 'apparmor-profile'), join(unpacked, 'resources', 'apparmor-profile'));
  const desktop = join(output, 'nabra.desktop');
  const mimeTypes = [
    ...linux.mimeTypes,
    ...protocols.flatMap(({ schemes }) => schemes.map((it) => `x-scheme-handler/${it}`)),
  ];
  writeFileSync(desktop, desktopEntry(linux.desktop.entry, linux.executableName, mimeTypes));
  const { packagePaths } = await install({
    src: unpacked,
    dest: output,
    arch: 'amd64',
    options: {
      name,
      version,
      bin: linux.executableName,
      maintainer: linux.maintainer,
      description: linux.synopsis,
      productDescription: linux.description,
      section: deb.packageCategory,
      depends: deb.depends,
      recommends: deb.recommends,
      // xz, which is usual, takes minutes for it.
      compression: 'gzip',
      icon: {
        ...Object.fromEntries(sizes.map((size) => [size, join(root, 'resources', 'icons', `${size}.png`)])),
        scalable: join(root, 'resources', 'icon.svg'),
      },
      desktopTemplate: desktop,
      scripts: { postinst: join(scripts, 'postinst'), prerm: join(scripts, 'prerm') },
    },
  });
  return packagePaths[0];
}

/** A desktop entry with the keys in the order they are given; it starts the program by its name. */
function desktopEntry(entry, executable, mimeTypes) {
  const all = {
    Type: 'Application',
    ...entry,
    Exec: `${executable} %U`,
    Icon: executable,
    Terminal: 'false',
    StartupNotify: 'true',
    StartupWMClass: executable,
    MimeType: `${mimeTypes.join(';')};`,
  };
  return `[Desktop Entry]\n${Object.entries(all)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')}`;
}
