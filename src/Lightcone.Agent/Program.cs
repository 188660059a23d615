using Lightcone.Agent;
using Lightcone.Agent.Output;

return await CommandTree.RunAsync(args, Terminal.OfProcess());
