import type { Detector } from '../source.ts';
import { seen } from './keys.ts';

/** An image that goes to other machines is built for the kind of machine that happens to build it. */
export const buildPlatformUnset: Detector = {
  observable: 'config-build-platform-unset',
  *detect({ scripts, text }) {
    if (/--platform|DOCKER_DEFAULT_PLATFORM|buildx\s+(?:bake|build)|TARGETARCH|GOARCH|linux\/(?:amd64|arm64)/.test(text)) return;
    for (const script of scripts) {
      // A build server's kind is fixed; a session or a script by hand runs on whatever is at hand.
      const pushes = script.commands.find(
        (each) => /^(?:docker|podman|nerdctl)$/.test(each.name) && (each.words[1] === 'push' || each.words.includes('--push')),
      );
      for (const each of script.commands) {
        if (!/^(?:docker|podman|nerdctl)$/.test(each.name) || each.words[1] !== 'build' || !(pushes || each.words.includes('--push')))
          continue;
        yield seen(each, 'no platform is named: the image is for the processor of the machine that builds it');
      }
    }
  },
};
