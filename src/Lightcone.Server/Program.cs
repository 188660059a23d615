using Lightcone.Server.Commands;

return CommandTree.Run(args);
