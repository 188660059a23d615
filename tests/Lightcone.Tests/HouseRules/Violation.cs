namespace Lightcone.Tests.HouseRules;

/// <summary>One place that breaks a rule.</summary>
/// <param name="Path">From the repository's root, with <c>/</c>.</param>
/// <param name="Line">From 1; 1 also where a whole file or folder is meant.</param>
/// <param name="WhatToDo">One sentence that says what is wrong and how to mend it.</param>
internal sealed record Violation(string Path, int Line, string WhatToDo);
