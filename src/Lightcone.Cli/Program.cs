using Lightcone.Cli;
using Lightcone.Cli.Output;

return CommandTree.Run(args, Terminal.OfProcess());
