using MapService.Contract.TypeScript;

if (args is not [var path])
{
    Console.Error.WriteLine("usage: MapService.Contract.TypeScript FILE");
    return 2;
}

var text = TypeScriptContract.Generate();
if (File.Exists(path) && File.ReadAllText(path) == text)
    return 0;

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
File.WriteAllText(path, text);
return 0;
