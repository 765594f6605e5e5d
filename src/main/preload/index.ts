// Runs in the sandbox beside the page: hands ports through, and turns what is dropped into paths for the main process.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, CHANNELS, PAGE_ORIGIN, PORTS_MESSAGE } from '../../shared/ipc/bridge.ts';

const bridge: Bridge = {
  connect: () => ipcRenderer.send(CHANNELS.connect),
  offer(files) {
    const paths = files.filter((file) => file instanceof File).map((file) => webUtils.getPathForFile(file));
    ipcRenderer.send(
      CHANNELS.dropped,
      paths.filter((path) => path !== ''),
    );
  },
};

ipcRenderer.on(CHANNELS.ports, ({ ports }) => window.postMessage(PORTS_MESSAGE, PAGE_ORIGIN, ports));
contextBridge.exposeInMainWorld('bridge', bridge);
