import type { Detector } from '../source.ts';
import { seen } from './keys.ts';

const PIP = /\bpip3?\s+install\s+([^&|;\\]+)/g;
const NPM = /\b(?:npm\s+(?:install|i)|yarn\s+add)\s+(?:-g\s+|--global\s+)?([^&|;\\]*)/g;

/** An image that takes whatever version is newest on the day that it is built. */
export const dependenciesUnpinned: Detector = {
  observable: 'config-dependencies-unpinned',
  *detect({ configs, text }) {
    for (const config of configs) {
      if (config.format !== 'dockerfile') continue;
      for (const entry of config.entries) {
        if (entry.key !== 'RUN') continue;
        const words = entry.value;
        for (const match of words.matchAll(PIP)) {
          const packages = (match[1] ?? '')
            .trim()
            .split(/\s+/)
            .filter((word) => !word.startsWith('-'));
          if (/(?:^|\s)(?:-r|--requirement|-e|-c|--constraint|--require-hashes)\b/.test(match[1] ?? '')) continue;
          const loose = packages.filter(
            (each) => /^[\w.-]+(?:\[[\w,]+\])?$/.test(each) && !/^(?:pip|setuptools|wheel)$/.test(each) && each !== '.',
          );
          if (loose.length > 0)
            yield seen(
              entry,
              `${loose.slice(0, 4).join(', ')} ${loose.length > 1 ? 'are' : 'is'} installed in the newest version of the day`,
            );
        }
        for (const match of words.matchAll(NPM)) {
          const packages = (match[1] ?? '')
            .trim()
            .split(/\s+/)
            .filter((word) => word !== '' && !word.startsWith('-'));
          const loose = packages.filter((each) => !/.@|^\.|\.tgz$/.test(each));
          if (packages.length === 0 && /npm\s+(?:install|i)\b/.test(match[0]) && !/npm-shrinkwrap|package-lock/.test(text))
            yield seen(entry, 'npm install may take newer versions than the lock file names; npm ci would not');
          else if (loose.length > 0)
            yield seen(
              entry,
              `${loose.slice(0, 4).join(', ')} ${loose.length > 1 ? 'are' : 'is'} installed in the newest version of the day`,
            );
        }
      }
    }
  },
};
