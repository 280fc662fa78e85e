package id.pulsa.proxy.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import id.pulsa.proxy.chart.WeekTable.Cell;
import id.pulsa.proxy.chart.WeekTable.Day;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class WeekChartTest {
    /** Where the map begins, and how wide and high it is: 24 hours, seven days. */
    private static final int LEFT = 214;

    private static final int TOP = 108;
    private static final int MAP_WIDTH = 1_152;
    private static final int ROW_HEIGHT = 40;

    /** Cheap but for the hours from 8 to 19; the first slot of Sunday does not exist. */
    private static WeekTable table(int slotMinutes) {
        int perHour = 60 / slotMinutes;
        List<Day> days = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            List<@Nullable Cell> cells = new ArrayList<>();
            for (int slot = 0; slot < 24 * perHour; slot++) {
                boolean peak = slot >= 8 * perHour && slot < 20 * perHour;
                String price = peak ? "150.00" : "50.00";
                cells.add(
                        day == 6 && slot == 0
                                ? null
                                : new Cell(new BigDecimal(price), price, "day " + day + " <" + slot + ">: " + price));
            }
            days.add(new Day("day " + day, cells));
        }
        return new WeekTable("plan & \"destination\"\u0007", "a week", slotMinutes, days);
    }

    /** A week of whole hours with so many different prices, from 0 on. */
    private static WeekTable prices(int count) {
        List<Day> days = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            List<@Nullable Cell> cells = new ArrayList<>();
            for (int slot = 0; slot < 24; slot++) {
                BigDecimal price = BigDecimal.valueOf((day * 24 + slot) % count);
                cells.add(new Cell(price, price.toPlainString(), ""));
            }
            days.add(new Day("day", cells));
        }
        return new WeekTable("many", "prices", 60, days);
    }

    private static BufferedImage png(WeekTable table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new WeekChart(table).png(bytes);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        assertNotNull(image);
        return image;
    }

    /** Just inside the cell of that time: its text stands further in. */
    private static int colour(BufferedImage image, int day, int minute) {
        return image.getRGB(LEFT + MAP_WIDTH * minute / 1_440 + 1, TOP + day * ROW_HEIGHT + 1) & 0xffffff;
    }

    private static Document svg(WeekTable table) throws Exception {
        String svg = new WeekChart(table).svg();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document svg, String element) {
        NodeList found = svg.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private static List<String> fills(Document svg) {
        NodeList found = svg.getElementsByTagName("rect");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> ((Element) found.item(i)).getAttribute("fill"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 30, 15})
    void aPictureShowsEveryPriceInItsPlace(int slotMinutes) throws IOException {
        BufferedImage image = png(table(slotMinutes));
        assertEquals(LEFT + MAP_WIDTH + 24, image.getWidth());
        assertEquals(470, image.getHeight(), "a legend of one row");
        int cheap = Palette.colour(0, 2);
        int dear = Palette.colour(1, 2);
        assertNotEquals(cheap, dear);
        for (int day = 0; day < 7; day++) {
            assertEquals(cheap, colour(image, day, 8 * 60 - slotMinutes), "before the peak on day " + day);
            assertEquals(dear, colour(image, day, 8 * 60), "begin of the peak on day " + day);
            assertEquals(dear, colour(image, day, 20 * 60 - slotMinutes), "end of the peak on day " + day);
            assertEquals(cheap, colour(image, day, 20 * 60), "after the peak on day " + day);
            assertEquals(day == 6 ? Palette.NOTHING : cheap, colour(image, day, 0), "midnight of day " + day);
        }
        // The legend: a box for each price, the cheap one first.
        int legend = TOP + 7 * ROW_HEIGHT + 24 + 1;
        assertEquals(cheap, image.getRGB(24 + 1, legend) & 0xffffff);
        int entry = 22 + 8 + "50.00".length() * 12 + 26;
        assertEquals(dear, image.getRGB(24 + entry + 1, legend) & 0xffffff);
    }

    @ParameterizedTest
    @CsvSource({"60, 168", "30, 336", "15, 672"})
    void svgTellsEveryCellAndTheLegend(int slotMinutes, int cells) throws Exception {
        Document svg = svg(table(slotMinutes));
        assertEquals("1390", svg.getDocumentElement().getAttribute("width"));
        assertEquals("470", svg.getDocumentElement().getAttribute("height"));
        List<String> tips = texts(svg, "title");
        assertEquals(cells, tips.size());
        assertEquals("day 0 <0>: 50.00", tips.get(0));
        assertEquals("day 0 <%d>: 150.00".formatted(10 * 60 / slotMinutes), tips.get(10 * 60 / slotMinutes));
        assertEquals("the clock never shows this time", tips.get(cells / 7 * 6));
        List<String> fills = fills(svg);
        assertEquals(1 + cells + 2, fills.size(), "background, cells, legend");
        String cheap = "#%06x".formatted(Palette.colour(0, 2));
        String dear = "#%06x".formatted(Palette.colour(1, 2));
        assertEquals(List.of(cheap, dear), fills.subList(1 + cells, 1 + cells + 2));
        assertEquals(
                7L * 12 * 60 / slotMinutes + 1,
                fills.stream().filter(dear::equals).count());
        List<String> texts = texts(svg, "text");
        assertEquals("plan & \"destination\"?", texts.get(0), "escaped; what XML cannot hold is a question mark");
        assertEquals(List.of("50.00", "150.00"), texts.subList(texts.size() - 2, texts.size()), "the legend");
    }

    @Test
    void manyPricesAreShownInGroups() throws Exception {
        List<WeekTable.Level> levels = prices(100).levels();
        assertEquals(WeekTable.MAX_LEVELS, levels.size());
        assertEquals("0 - 13", levels.get(0).label());
        assertEquals("85 - 99", levels.get(6).label());
        assertEquals(3, WeekTable.level(levels, new BigDecimal("50.00")), "50 and 50.00 are one price");
        for (int price = 1; price < 100; price++) {
            int step = WeekTable.level(levels, BigDecimal.valueOf(price))
                    - WeekTable.level(levels, BigDecimal.valueOf(price - 1));
            assertEquals(0, step * (step - 1), "a higher price is of the same group or the next: " + price);
        }
        assertEquals(
                WeekTable.MAX_LEVELS,
                fills(svg(prices(100))).stream().skip(1).distinct().count());
    }

    /** Where seven prices are too wide for one row. */
    @Test
    void aWideLegendTakesRowsOfItsOwn() throws IOException {
        List<Day> days = new ArrayList<>();
        for (Day day : prices(7).days()) {
            List<@Nullable Cell> cells = new ArrayList<>();
            for (Cell cell : day.cells()) {
                assertNotNull(cell);
                cells.add(new Cell(cell.price(), "1000000000.00000" + cell.label(), ""));
            }
            days.add(new Day(day.name(), cells));
        }
        BufferedImage image = png(new WeekTable("wide", "labels", 60, days));
        assertEquals(470 + 22, image.getHeight(), "two rows");
        assertEquals(Palette.colour(0, 7), colour(image, 0, 0), "no label is drawn that does not fit");
    }
}
