package id.pulsa.proxy.report;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.report.DataTable.Row;
import id.pulsa.proxy.report.Report.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reports as JSON: facts by their names, tables by theirs. */
public final class ReportDocument {
    private ReportDocument() {}

    public static Document of(Report report) {
        Document facts = new Document();
        for (Fact fact : report.facts()) {
            facts.put(fact.name(), fact.value());
        }
        Document tables = new Document();
        for (DataTable table : report.allTables()) {
            Document document = new Document().put("caption", table.caption()).put("rows", rows(table, table.rows()));
            tables.put(
                    table.name(), table.sums().isEmpty() ? document : document.put("sums", rows(table, table.sums())));
        }
        return new Document()
                .put("report", report.name())
                .put("title", report.title())
                .put("facts", facts)
                .put("tables", tables);
    }

    private static List<Document> rows(DataTable table, List<Row> rows) {
        List<Document> documents = new ArrayList<>();
        for (Row row : rows) {
            Document document = new Document();
            for (int i = 0; i < row.cells().size(); i++) {
                Field field = table.fields().get(i);
                String cell = row.cells().get(i);
                document.put(field.name(), cell.isEmpty() ? null : value(field, cell));
            }
            documents.add(document);
        }
        return documents;
    }

    private static Object value(Field field, String cell) {
        return field.kind() == Field.Kind.NUMBER ? new BigDecimal(cell) : cell;
    }
}
