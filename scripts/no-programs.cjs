// In place of `child_process` in the parser of options, which asks for it at its start, for commands that are programs of their own. There are none.
module.exports = {};
