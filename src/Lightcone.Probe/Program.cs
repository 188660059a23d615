using Lightcone.Probe.Commands;

return CommandTree.Run(args);
