using System.Globalization;
using System.Text;

namespace MapService.Benchmarks.Contests;

/// <summary>Lines over logarithmic axes.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="XAxis">What is counted to the right.</param>
/// <param name="YAxis">What is counted upwards.</param>
/// <param name="Lines">Points of each line by its name, all positive.</param>
internal sealed record PlotPanel(string Title, string XAxis, string YAxis, IReadOnlyDictionary<string, List<(double X, double Y)>> Lines);

/// <summary>Draws panels side by side as an SVG.</summary>
internal sealed class Plot
{
    private const int PanelWidth = 460;
    private const int Height = 430;
    private const int Left = 70;
    private const int Right = 20;
    private const int Top = 40;
    private const int Bottom = 130;

    /// <summary>Told apart without colour by their dashes, and with it by the set of Okabe and Ito.</summary>
    private static readonly (string Colour, string Dash)[] Styles =
        [("#0072b2", ""), ("#d55e00", "6 3"), ("#009e73", "2 3"), ("#cc79a7", "8 3 2 3"), ("#000000", "1 2"), ("#e69f00", "10 4")];

    private readonly StringBuilder _svg = new();

    public static string Draw(IReadOnlyList<PlotPanel> panels)
    {
        var plot = new Plot();
        plot.Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PanelWidth * panels.Count} {Height}" font-family="sans-serif" font-size="12">""");
        plot.Add($"""<rect width="100%" height="100%" fill="#ffffff"/>""");
        for (var panel = 0; panel < panels.Count; panel++)
            plot.DrawPanel(panels[panel], panel * PanelWidth);
        plot.Add($"</svg>");
        return plot._svg.ToString();
    }

    private void DrawPanel(PlotPanel panel, int offset)
    {
        var points = panel.Lines.Values.SelectMany(line => line).ToList();
        var x = new Axis(points.Select(point => point.X), offset + Left, offset + PanelWidth - Right);
        var y = new Axis(points.Select(point => point.Y), Height - Bottom, Top);
        Add($"""<text x="{offset + Left}" y="20" font-weight="bold">{panel.Title}</text>""");
        DrawAxes(panel, x, y);
        var index = 0;
        foreach (var (name, line) in panel.Lines)
            DrawLine(name, line, x, y, index++);
    }

    private void DrawAxes(PlotPanel panel, Axis x, Axis y)
    {
        foreach (var (value, at) in x.Ticks)
        {
            Add($"""<path d="M{at} {y.Low}V{y.High}" stroke="#dddddd"/>""");
            Add($"""<text x="{at}" y="{y.Low + 16}" text-anchor="middle">{Short(value)}</text>""");
        }
        foreach (var (value, at) in y.Ticks)
        {
            Add($"""<path d="M{x.Low} {at}H{x.High}" stroke="#dddddd"/>""");
            Add($"""<text x="{x.Low - 6}" y="{at + 4}" text-anchor="end">{Short(value)}</text>""");
        }
        Add($"""<text x="{(x.Low + x.High) / 2}" y="{y.Low + 34}" text-anchor="middle">{panel.XAxis}</text>""");
        Add($"""<text transform="translate({x.Low - 48} {(y.Low + y.High) / 2}) rotate(-90)" text-anchor="middle">{panel.YAxis}</text>""");
    }

    private void DrawLine(string name, List<(double X, double Y)> line, Axis x, Axis y, int index)
    {
        var (colour, dash) = Styles[index % Styles.Length];
        var points = string.Join(' ', line.Select(point => string.Create(CultureInfo.InvariantCulture, $"{x.At(point.X):F1},{y.At(point.Y):F1}")));
        var (keyX, keyY) = (x.Low + (index % 2 * 190), y.Low + 56 + (index / 2 * 18));
        Add($"""<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>""");
        Add($"""<path d="M{keyX} {keyY}h28" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>""");
        Add($"""<text x="{keyX + 34}" y="{keyY + 4}">{name}</text>""");
    }

    private void Add(FormattableString element) => _svg.AppendLine(element.ToString(CultureInfo.InvariantCulture));

    private static string Short(double value) => value switch
    {
        >= 1e6 => $"{value / 1e6:F0}M",
        >= 1e3 => $"{value / 1e3:F0}k",
        _ => value.ToString("G3", CultureInfo.InvariantCulture),
    };

    /// <summary>A logarithmic axis from one power of ten to another.</summary>
    private sealed class Axis
    {
        private readonly double _first;
        private readonly double _last;

        public Axis(IEnumerable<double> values, double low, double high)
        {
            var logarithms = values.Select(Math.Log10).ToList();
            (_first, _last) = (Math.Floor(logarithms.Min() + 1e-9), Math.Ceiling(logarithms.Max() - 1e-9));
            (Low, High) = (low, high);
        }

        public double Low { get; }

        public double High { get; }

        public IEnumerable<(double Value, double At)> Ticks
        {
            get
            {
                for (var power = _first; power <= _last; power++)
                    yield return (Math.Pow(10, power), At(Math.Pow(10, power)));
            }
        }

        public double At(double value) => Low + ((Math.Log10(value) - _first) / (_last - _first) * (High - Low));
    }
}
