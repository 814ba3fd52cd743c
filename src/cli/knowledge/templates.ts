/** What a newcomer finds in a new file: every field with what to write, and what it is good for. `TODO` marks what is still to be written; until then the entry is left out. */

export interface NewFile {
  /** Below the knowledge folder. */
  readonly path: string;
  readonly text: string;
}

export const observableFiles = (id: string, family: string): NewFile[] => [
  {
    path: `observables/${family}/${id}.yaml`,
    text: `# An observable: something a person can look at, with the words by which an incident already answers it.
id: ${id}
# One question that a colleague could answer by looking.
question: "TODO: Is the queue of …?"
# deterministic, intermittent, load-dependent, time-dependent, data-dependent or environment-dependent
kind: deterministic
# How often it is read although no known cause made it so: common, some, little, or specific (hardly ever, as a constraint's name).
noise: specific
values:
  yes:
    # How the report says it.
    means: "TODO: the queue of … stands still"
    # How people write it, in the phrase language: word, wor* (a beginning), a|b (either), x ... y (y within eight words), x & y (both in the sentence).
    phrases:
      - "TODO queue|worker ... stuck|hang*"
    # Texts that software prints; regular expressions that run in linear time: no look-ahead, no back-reference.
    errors: []
    # Sentences that must be read as this value.
    examples:
      - "TODO: the blue queue is stuck again"
  no:
    means: "TODO: it moves"
# Sentences that must not be read as any value.
near: []
checks:
  # How a person finds out: on a technology, role:ROLE, or any.
  - on: any
    action: "TODO: Look at …"
    # command: "psql -c 'select …'"
    minutes: 3
    # code, logs, metrics, database, shell, platform, vendor, users or none
    access: metrics
    read_only: true
    looks: {yes: "TODO: what it shows then", no: "TODO: what it shows otherwise"}
`,
  },
];

export const modeFiles = (id: string, group: string, cls: string | undefined): NewFile[] => {
  const folder = `modes/${group}/${id}`;
  return [
    {
      path: `${folder}/mode.yaml`,
      text: `# A failure mode: one mechanism, and how often it makes each observable so.
id: ${id}
# The cause class: triage knowledge show classes
class: ${cls ?? 'TODO'}
title: "TODO: what happens, in one line"
# Among all incidents: common, occasional, uncommon or rare
prevalence: occasional
prevalence_because: "TODO: how often you met it"
# Where it is known from: a post-mortem, a page, a ticket.
sources: ["TODO"]
# What must be there for it to be possible: technologies, role:ROLE, or observable=value. Empty: nothing.
needs: {any: [], all: []}
# What makes it more common.
usual_with: []
mechanism:
  # How it works; {table|the table} takes this incident's own name where it is known.
  - text: "TODO: first this, then that, until …"
cells:
  # always, usually, often, sometimes, rarely or never (what the mechanism forbids), each with its reason. Five observables at the least:
  # what it shows, what its rivals show and it does not. Ids: triage knowledge show observables
  TODO-observable: {yes: always, because: "TODO"}
  request-errors: {yes: often, because: "TODO"}
  latency-high: {yes: sometimes, because: "TODO"}
  deploy-before-onset: {yes: rarely, because: "TODO"}
# trigger, sustains, amplifies or root
role: root
`,
    },
    {
      path: `${folder}/speaks.yaml`,
      text: `# An incident on which this mode must lead, as somebody on call would write it.
tech_stack: ""
symptoms: "TODO"
occurrence_pattern: ""
blast_radius: ""
`,
    },
    {
      path: `${folder}/silent.yaml`,
      text: `# An incident that looks like it and is something else: this mode must not lead. \`leads\` may name the mode that should.
tech_stack: ""
symptoms: "TODO"
occurrence_pattern: ""
blast_radius: ""
`,
    },
  ];
};

export const remedyFiles = (id: string, kind: string): NewFile[] => [
  {
    path: `remedies/${kind}/${id}.yaml`,
    text: `# A remedy: something to do, with what it costs and how it is taken back.
id: ${id}
# mitigation (minutes, no change of code), fix (of the root cause), repair (of the damage done) or evidence (to be saved first)
kind: ${kind}
title: "TODO: Do this"
does: "TODO: what it does, in a sentence."
sacrifices: "TODO: what is given up meanwhile; may be empty"
rollback: "TODO: how to take it back"
minutes: 10
# low, medium or high
risk: low
# Ids of modes, or class:CLASS
treats: ["TODO"]
needs: {any: [], all: []}
# By technology, or any
commands: {}
# Where it starts the processes anew on its way: true, or the technologies whose command does: what a restart helps for a while proves nothing.
# restarts: true
# Where it only takes away what is used (a page, a feature, a job): that the trouble ends then proves no cause.
# contains: true
# How often it ends the trouble where it fits: always, usually, often, sometimes or rarely
cures: usually
# State that it destroys (heap, connections, pods), so that it is saved before; empty where none.
destroys: ""
# Of a fix: how it is tested, and what may break.
test: ""
regression: ""
cautions: []
# The observable whose return to normal shows that it worked.
verified_by: TODO
sources: ["TODO"]
`,
  },
];

export const technologyFiles = (id: string): NewFile[] => [
  {
    path: `technologies/${id}.yaml`,
    text: `# A technology: by its names it is found in a stack, by its roles checks and remedies fit it.
id: ${id}
name: "TODO"
# Lower-case names by which people call it.
aliases: ["${id.replaceAll('-', ' ')}"]
# Such as relational-database, cache, queue, load-balancer, application: see the roles of triage knowledge show redis
roles: [TODO]
# How the names of its own metrics begin: alerts on them are offered only where it is in the stack.
metrics: []
# - pg_
# Settings whose defaults matter, with where that is written. met: the figure as an incident has it, in seconds, bytes or pieces.
defaults: []
# - {name: "idle timeout", value: "60 s", means: "an idle connection is closed", source: "https://…"}
`,
  },
];
