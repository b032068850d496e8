internal import CBLAS
internal import Features

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The only place that hands pointers to BLAS: every length is checked before a pointer is taken.
enum BLAS {
  /// Sum of `x[i] * y[i]` (ddot).
  static func dot(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> Double {
    precondition(x.count == y.count, "dot of unequal lengths")
    return x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        cblas_ddot(Int32(x.count), x.baseAddress, 1, y.baseAddress, 1)
      }
    }
  }

  static func dot(_ x: [Double], _ y: [Double]) -> Double { dot(x[...], y[...]) }

  /// Euclidean length (dnrm2), without overflow.
  static func norm(_ x: [Double]) -> Double {
    x.withUnsafeBufferPointer { cblas_dnrm2(Int32($0.count), $0.baseAddress, 1) }
  }

  /// `y += a x` (daxpy).
  static func add(_ a: Double, _ x: ArraySlice<Double>, to y: inout [Double]) {
    precondition(x.count == y.count, "axpy of unequal lengths")
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        cblas_daxpy(Int32(x.count), a, x.baseAddress, 1, y.baseAddress, 1)
      }
    }
  }

  /// `x *= a` (dscal).
  static func scale(_ x: inout [Double], by a: Double) {
    x.withUnsafeMutableBufferPointer { cblas_dscal(Int32($0.count), a, $0.baseAddress, 1) }
  }

  /// `S += X W`: sparse rows times dense weights, one axpy over the contiguous columns of each entry's term.
  ///
  /// - Parameters:
  ///   - weights: terms × `columns`, row-major.
  ///   - sums: rows × `columns`, row-major.
  /// No densified gemm: it would multiply some 10,000 terms a row, of which a sentence has 20 to 60.
  /// - Complexity: O(*nnz* · `columns`).
  static func addProduct(
    _ rows: FeatureMatrix, _ weights: [Double], columns: Int, to sums: inout [Double]
  ) {
    if columns == 3 {
      addProductOfThree(rows, weights, to: &sums)
      return
    }
    sweep(rows, from: weights, .terms, to: &sums, .rows, columns: columns) {
      addScaled(Double($0), $1, $2, columns, cblas_daxpy)
    }
  }

  /// One problem of three classes, the commonest: its three sums stay in registers, where a sum in memory would
  /// wait for itself at every entry.
  private static func addProductOfThree(
    _ rows: FeatureMatrix, _ weights: [Double], to sums: inout [Double]
  ) {
    precondition(weights.count == rows.columnCount * 3, "a dense matrix of the wrong size")
    precondition(sums.count == rows.rowCount * 3, "a dense matrix of the wrong size")
    for row in 0..<rows.rowCount {
      var (a, b, c) = (sums[3 * row], sums[3 * row + 1], sums[3 * row + 2])
      for k in rows.entries(ofRow: row) {
        let value = Double(rows.values[k])
        let term = 3 * Int(rows.columns[k])
        a += value * weights[term]
        b += value * weights[term + 1]
        c += value * weights[term + 2]
      }
      (sums[3 * row], sums[3 * row + 1], sums[3 * row + 2]) = (a, b, c)
    }
  }

  /// The same in single precision, for scoring.
  static func addProduct(
    _ rows: FeatureMatrix, _ weights: [Float], columns: Int, to sums: inout [Float]
  ) {
    sweep(rows, from: weights, .terms, to: &sums, .rows, columns: columns) {
      addScaled($0, $1, $2, columns, cblas_saxpy)
    }
  }

  /// `G += Xᵀ R`: the gradient of all columns at once.
  ///
  /// - Parameters:
  ///   - residuals: rows × `columns`, row-major.
  ///   - gradient: terms × `columns`, row-major.
  static func addTransposedProduct(
    _ rows: FeatureMatrix, _ residuals: [Double], columns: Int, to gradient: inout [Double]
  ) {
    sweep(rows, from: residuals, .rows, to: &gradient, .terms, columns: columns) {
      addScaled(Double($0), $1, $2, columns, cblas_daxpy)
    }
  }

  /// Below so many columns a loop beats the call of an axpy: one problem of 3 classes on 100,000 sentences
  /// (`make bench-train`) took 33.8 s with calls and 27.9 s with the loop, 240 iterations each.
  private static let fewestColumnsForCall = 24

  /// `y += a x`, by `axpy` or by a loop.
  @inline(__always)
  private static func addScaled<Scalar: FloatingPoint>(
    _ a: Scalar, _ x: UnsafePointer<Scalar>, _ y: UnsafeMutablePointer<Scalar>, _ columns: Int,
    _ axpy: (
      Int32, Scalar, UnsafePointer<Scalar>?, Int32, UnsafeMutablePointer<Scalar>?, Int32
    ) -> Void
  ) {
    if columns >= fewestColumnsForCall {
      axpy(Int32(columns), a, x, 1, y, 1)
    } else if columns == 3 {
      y[0] += a * x[0]
      y[1] += a * x[1]
      y[2] += a * x[2]
    } else {
      for c in 0..<columns { y[c] += a * x[c] }
    }
  }

  /// What the rows of a dense matrix stand for.
  private enum Side { case rows, terms }

  /// Calls `axpy` with each entry of the sparse rows and the dense rows that it joins.
  @inline(__always)
  private static func sweep<Scalar>(
    _ rows: FeatureMatrix, from source: [Scalar], _ sourceSide: Side, to target: inout [Scalar],
    _ targetSide: Side, columns: Int,
    _ axpy: (Float, UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>) -> Void
  ) {
    func count(_ side: Side) -> Int { side == .rows ? rows.rowCount : rows.columnCount }
    precondition(source.count == count(sourceSide) * columns, "a dense matrix of the wrong size")
    precondition(target.count == count(targetSide) * columns, "a dense matrix of the wrong size")
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        for row in 0..<rows.rowCount {
          for k in rows.entries(ofRow: row) {
            let term = Int(rows.columns[k])
            axpy(
              rows.values[k], from + (sourceSide == .rows ? row : term) * columns,
              to + (targetSide == .rows ? row : term) * columns)
          }
        }
      }
    }
  }

  /// Keeps OpenBLAS, where it stands in for the reference library, from starting threads of its own:
  /// the batch runner owns the cores.
  static let useOneThread: Void = {
    typealias Setter = @convention(c) (Int32) -> Void
    guard let symbol = dlsym(nil, "openblas_set_num_threads") else { return }
    unsafeBitCast(symbol, to: Setter.self)(1)
  }()
}
