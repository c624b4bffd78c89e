package com.tetrixcorp.apidoc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

/**
 * What the code says of itself: the meaning of a record and of its components stands in
 * its Javadoc, and nowhere else.
 */
final class Javadocs {

	private static final Path SOURCES = Path.of("src", "main", "java");

	private final Map<Class<?>, Map<String, Words>> files = new HashMap<>();

	/**
	 * What is said of a record.
	 * @param type the record
	 * @return its words, empty ones if it has none
	 */
	Words of(Class<?> type) {
		Class<?> top = type;
		while (top.getEnclosingClass() != null) {
			top = top.getEnclosingClass();
		}
		return this.files.computeIfAbsent(top, Javadocs::read)
			.getOrDefault(type.getName().substring(type.getPackageName().length() + 1).replace('$', '.'),
					new Words("", Map.of()));
	}

	private static Map<String, Words> read(Class<?> top) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		Path file = SOURCES.resolve(top.getName().replace('.', '/') + ".java");
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
					files.getJavaFileObjects(file));
			Map<String, Words> found = new HashMap<>();
			for (CompilationUnitTree unit : task.parse()) {
				new Reader(DocTrees.instance(task), found).scan(unit, "");
			}
			return found;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(List<? extends DocTree> trees) {
		return trees.stream().map(Javadocs::text).collect(Collectors.joining()).replaceAll("\\s+", " ").strip();
	}

	private static String text(DocTree tree) {
		if (tree instanceof LiteralTree literal) {
			String body = literal.getBody().getBody();
			return body.equals("null") ? body : "`" + body + "`";
		}
		if (tree instanceof LinkTree link) {
			return link.getLabel().isEmpty() ? link.getReference().getSignature().replaceAll(".*[.#]", "")
					: text(link.getLabel());
		}
		return tree.toString();
	}

	/**
	 * What is said of a record.
	 *
	 * @param whole the record itself
	 * @param components each of its components
	 */
	record Words(String whole, Map<String, String> components) {

	}

	private static final class Reader extends TreePathScanner<Void, String> {

		private final DocTrees docs;

		private final Map<String, Words> found;

		Reader(DocTrees docs, Map<String, Words> found) {
			this.docs = docs;
			this.found = found;
		}

		@Override
		public Void visitClass(ClassTree type, String outer) {
			String name = outer + type.getSimpleName();
			TreePath path = getCurrentPath();
			DocCommentTree comment = this.docs.getDocCommentTree(path);
			if (comment != null) {
				Map<String, String> components = new HashMap<>();
				comment.getBlockTags().forEach((tag) -> {
					if (tag instanceof ParamTree param && !param.isTypeParameter()) {
						components.put(param.getName().getName().toString(), text(param.getDescription()));
					}
				});
				this.found.put(name, new Words(text(comment.getFullBody()), components));
			}
			return super.visitClass(type, name + ".");
		}

	}

}
