import { at, type Detector } from '../source.ts';

const SERVES =
  /^(?:\w*(?:app|server|httpServer|srv|fastify))\.listen$|^http\.ListenAndServe(?:TLS)?$|\.ListenAndServe$|^serve$|createServer\(\)\.listen$/i;
const HANDLES =
  /SIGTERM|SIGINT|signal\.Notify|NotifyContext|gracefulShutdown|enableShutdownHooks|terminus|http-graceful|addShutdownHook|\.Shutdown\(|signal\.signal|add_signal_handler|closeGracefully|stoppable|onShutdown|lifecycle/;

/** A server or worker that starts here and has nothing that runs when it is told to stop: work in hand is cut off. */
export const noShutdownHandler: Detector = {
  observable: 'code-no-shutdown-handler',
  *detect({ programs }) {
    for (const program of programs) {
      if (HANDLES.test(program.text)) continue;
      for (const call of program.calls) {
        if (SERVES.test(call.path) && ['javascript', 'go'].includes(program.language))
          yield at(call, `${call.path} starts the server, and nothing here handles a stop signal`);
      }
    }
  },
};
